import { Container, PodSpec } from '../../cluster';
import { bindingOf } from '../binding';

export const labComponent = 'platform-lab';

/** A notebook of the platform's team: small, and different from a sound one in one respect. */
export interface LabNotebook {
  readonly name: string;
  /** Default: the namespace `platform-lab`. */
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Merged into the server's container. */
  readonly server?: Partial<Container> & object;
  /** Merged into the Pod's spec. */
  readonly pod?: Partial<PodSpec> & object;
  /** What its claim asks for; `none` for a notebook that refers to one that nobody makes. */
  readonly claim?: object | 'none';
  /** Name of a claim that it does not bring itself. */
  readonly sharedClaim?: string;
}

export const labNamespace = 'platform-lab';

export const labImage =
  'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0';

const namespaceOf = ({ namespace = labNamespace }: LabNotebook) => namespace;

/** The files of one notebook's folder. */
export function labFiles(notebook: LabNotebook): Record<string, object> {
  const hasClaim = notebook.claim !== 'none' && !notebook.sharedClaim;
  return {
    ...(hasClaim ? { 'pvc.yaml': claimOf(notebook) } : {}),
    'notebook.yaml': manifestOf(notebook),
  };
}

export function labFolder(notebook: LabNotebook): string {
  return `tenants/${namespaceOf(notebook)}/notebooks/${notebook.name}`;
}

const claimName = ({ name, sharedClaim }: LabNotebook) =>
  sharedClaim ?? `${name}-workspace`;

function manifestOf(notebook: LabNotebook): object {
  const { name, server = {}, pod = {} } = notebook;
  const { volumes = [], containers: sidecars = [], ...podRest } = pod;
  const { volumeMounts = [], ...serverRest } = server;
  const { labels, annotations } = bindingOf(labComponent);
  return {
    apiVersion: 'kubeflow.org/v1',
    kind: 'Notebook',
    metadata: {
      name,
      namespace: namespaceOf(notebook),
      labels: { app: name, ...labels, ...notebook.labels },
      annotations: {
        ...annotations,
        'notebooks.kubeflow.org/server-type': 'jupyter',
        ...notebook.annotations,
      },
    },
    spec: {
      template: {
        spec: {
          serviceAccountName: 'default-editor',
          ...podRest,
          containers: [
            {
              name,
              image: labImage,
              imagePullPolicy: 'IfNotPresent',
              resources: {
                requests: { cpu: '50m', memory: '128Mi' },
                limits: { cpu: '500m', memory: '1Gi' },
              },
              ...serverRest,
              volumeMounts: [
                { name: 'home', mountPath: '/home/jovyan' },
                ...volumeMounts,
              ],
            },
            ...sidecars,
          ],
          volumes: [
            {
              name: 'home',
              persistentVolumeClaim: { claimName: claimName(notebook) },
            },
            ...volumes,
          ],
        },
      },
    },
  };
}

function claimOf(notebook: LabNotebook): object {
  const { labels, annotations } = bindingOf(labComponent);
  const spec = typeof notebook.claim === 'object' ? notebook.claim : {};
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name: claimName(notebook),
      namespace: namespaceOf(notebook),
      labels: { app: notebook.name, ...labels },
      annotations: {
        'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
        'kustomize.toolkit.fluxcd.io/prune': 'disabled',
        ...annotations,
      },
    },
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '1Gi' } },
      ...spec,
    },
  };
}
