import type { Diagnosed, Rule } from '../../../diagnosis';
import { Quantity } from '../../../kubernetes/Quantity';
import { gpuVendor } from '../../../kubernetes/gpus';
import type { Notebook } from '../../Notebook';
import type { NotebookEvidence } from '../../NotebookEvidence';
import type { RequestedResource } from '../../requestedResources';
import { isDockerStacksImage, isKubeflowImage } from './ImageReference';
import { removal, yaml, yamlText } from '../remedies';
import { CONTAINERS, manifestField } from './manifestField';

/** What the notebook asks of a node. */
export const resourceRules: readonly Rule<NotebookEvidence>[] = [
  {
    id: 'notebook-gpu-limit',
    severity: 'error',
    stage: 'manifest',
    summary: 'A GPU is requested without the same limit',
    fromManifest: true,
    diagnose: ({ notebook }) => extendedWithoutLimit(notebook),
  },
  {
    id: 'notebook-request-above-limit',
    severity: 'error',
    stage: 'manifest',
    summary: 'More is requested than the limit allows',
    fromManifest: true,
    diagnose: ({ notebook }) => requestAboveLimit(notebook),
  },
  {
    id: 'notebook-gpu-mismatch',
    severity: 'warning',
    stage: 'advice',
    summary: 'Image and GPU limit do not go together',
    fromManifest: true,
    diagnose: ({ notebook }) => gpuMismatch(notebook),
  },
  {
    id: 'notebook-requests-missing',
    severity: 'info',
    stage: 'advice',
    summary: 'The Jupyter Web App fails for manifests without requests',
    fromManifest: true,
    diagnose: evidence => requestsMissing(evidence),
  },
];

function extendedWithoutLimit(notebook: Notebook): Diagnosed | undefined {
  const wrong = notebook.requested.filter(
    ({ resource, request, limit }) =>
      // Resources of devices have a domain, and cannot be overcommitted.
      resource.includes('/') && request !== undefined && request !== limit,
  );
  if (wrong.length === 0) {
    return undefined;
  }
  const [{ resource, request }] = wrong;
  return {
    title: `It requests ${resource} without the same limit`,
    cause:
      'GPUs cannot be overcommitted: request and limit must be equal. The StatefulSet is refused, and neither status nor event says so.',
    evidence: wrong.map(one => quantities(notebook, one)),
    remedies: [
      {
        kind: 'yaml',
        text: 'Write the limit; the request follows from it.',
        yaml: `resources:\n  limits:\n    ${resource}: "${request}"`,
      },
    ],
  };
}

function requestAboveLimit(notebook: Notebook): Diagnosed | undefined {
  const wrong = notebook.requested.filter(({ resource, request, limit }) => {
    const asked = request === undefined ? undefined : Quantity.parse(request);
    const allowed = limit === undefined ? undefined : Quantity.parse(limit);
    return (
      !resource.includes('/') &&
      asked !== undefined &&
      allowed !== undefined &&
      asked.compare(allowed) > 0
    );
  });
  if (wrong.length === 0) {
    return undefined;
  }
  const [{ resource, request, limit }] = wrong;
  return {
    title: `It requests more ${resource} than its limit allows`,
    cause: `The request of ${request} is above the limit of ${limit}. The StatefulSet is refused, and neither status nor event says so.`,
    evidence: wrong.map(one => quantities(notebook, one)),
    remedies: [
      yaml(
        `Raise the ${resource} limit to ${request}, or lower the request to ${limit}.`,
        [
          'resources:',
          '  limits:',
          `    ${resource}: ${yamlText(request ?? '')}`,
        ],
      ),
    ],
  };
}

function quantities(
  notebook: Notebook,
  { field, resource, request, limit }: RequestedResource,
) {
  return manifestField(
    notebook,
    `${field}.requests[${resource}]`,
    `request ${request ?? 'none'}, limit ${limit ?? 'none'}`,
  );
}

function gpuMismatch(notebook: Notebook): Diagnosed | undefined {
  const { image = '', resources, scheduling } = notebook;
  const gpu = resources.gpus[0];
  if (gpu) {
    return isCpuImage(image) ? gpuUnused(notebook, gpu.resource) : undefined;
  }
  const toleration = scheduling.tolerations.findIndex(
    ({ key }) => key !== undefined && gpuVendor(key) !== undefined,
  );
  const gpuImage = /cuda|rocm|gaudi|[-_:.]gpu\b/i.test(image);
  if (!gpuImage && toleration < 0) {
    return undefined;
  }
  return {
    title: 'It is made for a GPU and asks for none',
    cause: gpuImage
      ? 'The image is built for a GPU, but no limit asks for one, so the notebook runs without.'
      : 'The notebook tolerates the taint of GPU nodes, but no limit asks for a GPU, so it may occupy such a node without using it.',
    evidence: [
      gpuImage
        ? manifestField(notebook, `${imageField(notebook)}`, image)
        : manifestField(
            notebook,
            `spec.template.spec.tolerations[${toleration}]`,
            scheduling.tolerations[toleration].key ?? '',
          ),
    ],
    remedies: [
      {
        kind: 'yaml',
        text: 'Ask for a GPU, or take the image and tolerations for CPUs.',
        yaml: 'resources:\n  limits:\n    nvidia.com/gpu: "1"',
      },
    ],
  };
}

function gpuUnused(notebook: Notebook, resource: string): Diagnosed {
  const { image = '' } = notebook;
  return {
    title: 'It asks for a GPU that its image cannot use',
    cause: `The image is built for CPUs, so the ${resource} that it reserves stays unused, and nobody else can have it.`,
    evidence: [manifestField(notebook, imageField(notebook), image)],
    remedies: [
      removal('Take the variant of the image for GPUs, or give up the GPU.', [
        'resources:',
        '  limits:',
        `    ${resource}: "${notebook.resources.gpus[0]?.count ?? 1}"`,
      ]),
    ],
  };
}

function imageField({ containers, container }: Notebook): string {
  const index = containers.findIndex(({ name }) => name === container);
  return `${CONTAINERS}[${Math.max(index, 0)}].image`;
}

/** Images that are known to have no driver libraries for a GPU. */
function isCpuImage(image: string): boolean {
  if (/cuda|rocm|gaudi|gpu/i.test(image)) {
    return false;
  }
  return (
    /(^|[-_.:/])cpu($|[-_.:])/i.test(image) ||
    isDockerStacksImage(image) ||
    isKubeflowImage(image)
  );
}

function requestsMissing({
  notebook,
  jupyterWebApp,
}: NotebookEvidence): Diagnosed | undefined {
  const [main] = notebook.containers;
  const missing = jupyterWebApp ? missingForJupyterWebApp(notebook) : [];
  if (!main || missing.length === 0) {
    return undefined;
  }
  return {
    title: 'The Jupyter Web App cannot list its namespace',
    cause: `It answers with an error for the whole namespace as soon as one notebook has no ${missing.join(
      ' and no ',
    )}.`,
    evidence: [manifestField(notebook, main.field, `no ${missing.join(', ')}`)],
    remedies: [
      {
        kind: 'yaml',
        text: 'Write both requests and a list of mounts.',
        yaml: 'resources:\n  requests:\n    cpu: 500m\n    memory: 1Gi\nvolumeMounts: []',
      },
    ],
  };
}

/**
 * The fields without which the Jupyter Web App lists nothing of a namespace.
 *
 * @public
 */
export function missingForJupyterWebApp(notebook: Notebook): readonly string[] {
  const [main] = notebook.containers;
  if (!main) {
    return [];
  }
  const field = `${main.field}.resources`;
  const requested = notebook.requested
    .filter(one => one.field === field && one.request !== undefined)
    .map(({ resource }) => resource);
  const [first] = notebook.podTemplate.at('containers').list();
  return [
    ...['cpu', 'memory']
      .filter(resource => !requested.includes(resource))
      .map(resource => `resources.requests.${resource}`),
    ...(first?.at('volumeMounts').exists ? [] : ['volumeMounts']),
  ];
}
