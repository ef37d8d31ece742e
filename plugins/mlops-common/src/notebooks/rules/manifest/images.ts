import type { Diagnosed, Rule } from '../../../diagnosis';
import type { Notebook } from '../../Notebook';
import type { NotebookContainer } from '../../NotebookContainer';
import type { NotebookEvidence } from '../../NotebookEvidence';
import { yaml, yamlText } from '../remedies';
import { parseImage } from './ImageReference';
import { deadRegistry, isInsecureRegistry } from './registries';
import { manifestField } from './manifestField';

/** Which image runs, and where it comes from. */
export const imageRules: readonly Rule<NotebookEvidence>[] = [
  {
    id: 'notebook-image-tag',
    severity: 'info',
    stage: 'advice',
    summary: 'The image has no fixed version',
    fromManifest: true,
    diagnose: ({ notebook }) => movingTag(notebook),
  },
  {
    id: 'notebook-image-gone',
    severity: 'error',
    stage: 'image',
    summary: 'The image is where images have been removed',
    fromManifest: true,
    diagnose: ({ notebook }) => imageGone(notebook),
  },
  {
    id: 'notebook-insecure-registry',
    severity: 'warning',
    stage: 'advice',
    summary: 'The registry is an address without a name',
    fromManifest: true,
    diagnose: ({ notebook }) => insecureRegistry(notebook),
  },
];

type Used = NotebookContainer & { readonly image: string };

function usedImages({ containers, initContainers }: Notebook): readonly Used[] {
  return [...containers, ...initContainers].filter(
    (container): container is Used => container.image !== undefined,
  );
}

function movingTag(notebook: Notebook): Diagnosed | undefined {
  const moving = usedImages(notebook).filter(({ image }) => {
    const { tag, digest } = parseImage(image);
    return !digest && (tag === undefined || tag === 'latest');
  });
  if (moving.length === 0) {
    return undefined;
  }
  const [{ image, pullPolicy }] = moving;
  // Without a policy Kubernetes pulls a moving tag each time.
  const kept = pullPolicy === 'IfNotPresent' || pullPolicy === 'Never';
  return {
    title: 'Its image has no fixed version',
    cause: kept
      ? 'Each node keeps the image that it pulled first, so the same notebook runs different versions on different nodes.'
      : 'The image changes when somebody pushes another, and with it what the notebook does after its next start.',
    evidence: moving.map(one =>
      manifestField(notebook, `${one.field}.image`, one.image),
    ),
    remedies: [
      yaml('Name a version that the registry has.', [
        `image: ${yamlText(`${image.replace(/:latest$/, '')}:<version>`)}`,
      ]),
    ],
  };
}

function imageGone(notebook: Notebook): readonly Diagnosed[] {
  return usedImages(notebook).flatMap(({ field, image }) => {
    const dead = deadRegistry(image);
    return dead
      ? {
          title: dead.title,
          cause: dead.cause,
          severity: dead.severity,
          evidence: [manifestField(notebook, `${field}.image`, image)],
          remedies: [
            yaml(dead.remedy, [`image: ${yamlText(dead.replacement)}`]),
          ],
        }
      : [];
  });
}

function insecureRegistry(notebook: Notebook): Diagnosed | undefined {
  const insecure = usedImages(notebook).filter(({ image }) =>
    isInsecureRegistry(image),
  );
  if (insecure.length === 0) {
    return undefined;
  }
  const { registry } = parseImage(insecure[0].image);
  return {
    title: `Its registry ${registry} has no name that nodes can verify`,
    cause: /^(0\.0\.0\.0|127\.|localhost|\[::1?\])/.test(registry)
      ? 'The address means the node itself, and on most nodes there is no registry.'
      : 'Certificates are rarely issued for addresses, so each node must be set up to trust the registry without TLS.',
    evidence: insecure.map(({ field, image }) =>
      manifestField(notebook, `${field}.image`, image),
    ),
    remedies: [
      {
        kind: 'advice',
        text: 'Give the registry a host name and a certificate that the nodes trust.',
      },
    ],
  };
}
