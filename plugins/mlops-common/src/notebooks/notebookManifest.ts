import { parseEntityRef } from '@backstage/catalog-model';
import { ENTITY_LABEL, ENTITY_REF_ANNOTATION } from '../entity/annotations';
import { entityLabelValue } from '../entity/entityLabelValue';
import { Manifest, ManifestFile, manifestFile } from '../gitops/ManifestFile';
import {
  keepAnnotations,
  kustomizationFile,
  workloadFolder,
} from '../gitops/layout';
import { NotebookChoices } from './NotebookChoices';
import { checkNotebookChoices } from './checkNotebookChoices';
import { canonical, homeClaimName, notebookPodSpec } from './notebookPodSpec';

/**
 * The files of a new notebook. Throws when {@link checkNotebookChoices} finds
 * a problem.
 *
 * @public
 */
export function buildNotebook(
  choices: NotebookChoices,
): readonly ManifestFile[] {
  const problems = checkNotebookChoices(choices);
  if (problems.length > 0) {
    const texts = problems.map(({ field, message }) => `${field}: ${message}`);
    throw new Error(texts.join(' '));
  }
  const folder = workloadFolder({ kind: 'notebooks', ...choices });
  const claim = homeClaim(choices);
  const files = [
    ...(claim ? [manifestFile(`${folder}/pvc.yaml`, claim)] : []),
    manifestFile(`${folder}/notebook.yaml`, notebook(choices)),
  ];
  return [...files, kustomizationFile(folder, files)];
}

function notebook(choices: NotebookChoices): Manifest {
  return {
    apiVersion: 'kubeflow.org/v1',
    kind: 'Notebook',
    metadata: {
      name: choices.name,
      namespace: choices.namespace,
      labels: labels(choices),
      annotations: {
        ...origin(choices),
        ...serverAnnotations(choices),
      },
    },
    spec: { template: { spec: notebookPodSpec(choices) } },
  };
}

/** The claim of a new home volume. */
function homeClaim(choices: NotebookChoices): Manifest | undefined {
  const { homeVolume, name, namespace } = choices;
  if (!homeVolume || 'existingClaim' in homeVolume) {
    return undefined;
  }
  const { size, storageClass } = homeVolume;
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name: homeClaimName(name),
      namespace,
      labels: labels(choices),
      annotations: { ...keepAnnotations, ...origin(choices) },
    },
    spec: {
      accessModes: ['ReadWriteOnce'],
      ...(storageClass && { storageClassName: storageClass }),
      resources: { requests: { storage: canonical(size) } },
    },
  };
}

const LABEL_VALUE = /^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/;

/** The controller copies these to the Pod, where both plugins look for them. */
function labels(choices: NotebookChoices): Readonly<Record<string, string>> {
  const { name: entityName } = parseEntityRef(choices.entityRef);
  const kubernetesId = choices.kubernetesId ?? entityName;
  return {
    app: choices.name,
    ...(LABEL_VALUE.test(kubernetesId) && {
      'backstage.io/kubernetes-id': kubernetesId,
    }),
    [ENTITY_LABEL]: entityLabelValue(choices.entityRef),
  };
}

function origin({
  entityRef,
  templateRef,
}: NotebookChoices): Readonly<Record<string, string>> {
  return {
    [ENTITY_REF_ANNOTATION]: entityRef,
    ...(templateRef && { 'mlops/template-ref': templateRef }),
  };
}

/** Only Jupyter serves under the prefix of its notebook by itself. */
function serverAnnotations({
  type,
  namespace,
  name,
}: NotebookChoices): Readonly<Record<string, string>> {
  const serverType = 'notebooks.kubeflow.org/server-type';
  const rewrite = { 'notebooks.kubeflow.org/http-rewrite-uri': '/' };
  switch (type) {
    case 'vscode':
      return { [serverType]: 'group-one', ...rewrite };
    case 'rstudio':
      return {
        [serverType]: 'group-two',
        ...rewrite,
        'notebooks.kubeflow.org/http-headers-request-set': JSON.stringify({
          'X-RStudio-Root-Path': `/notebook/${namespace}/${name}/`,
        }),
      };
    default:
      return { [serverType]: 'jupyter' };
  }
}
