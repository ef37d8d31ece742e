import type { NotebookChoices } from '@mlops-portal/backstage-plugin-mlops-common';

/** What the action is given; forms leave out or empty what nobody filled in. */
export interface NotebookInput {
  readonly namespace: string;
  readonly name: string;
  readonly type: 'jupyter' | 'vscode' | 'rstudio';
  readonly image: string;
  readonly cpu: string;
  readonly memory: string;
  readonly cpuLimit?: string;
  readonly memoryLimit?: string;
  readonly gpu?: { readonly resource?: string; readonly count?: number };
  readonly homeVolume?: {
    readonly kind?: 'new' | 'existing' | 'none';
    readonly size?: string;
    readonly storageClass?: string;
    readonly existingClaim?: string;
  };
  readonly serviceAccount?: string;
  readonly imagePullSecret?: string;
  readonly runAsUser?: number;
}

/** The input as choices, with every empty text as "not chosen". */
export function notebookChoices(
  input: NotebookInput,
  origin: Pick<NotebookChoices, 'entityRef' | 'kubernetesId' | 'templateRef'>,
): NotebookChoices {
  return {
    namespace: input.namespace,
    name: input.name,
    type: input.type,
    image: input.image.trim(),
    cpu: input.cpu,
    memory: input.memory,
    cpuLimit: input.cpuLimit || undefined,
    memoryLimit: input.memoryLimit || undefined,
    gpu: input.gpu?.resource
      ? { resource: input.gpu.resource, count: input.gpu.count ?? 1 }
      : undefined,
    homeVolume: homeVolume(input.homeVolume),
    serviceAccount: input.serviceAccount || undefined,
    imagePullSecret: input.imagePullSecret || undefined,
    runAsUser: input.runAsUser,
    ...origin,
  };
}

function homeVolume(
  volume: NotebookInput['homeVolume'],
): NotebookChoices['homeVolume'] {
  switch (volume?.kind) {
    case 'new':
      return {
        size: volume.size ?? '',
        storageClass: volume.storageClass || undefined,
      };
    case 'existing':
      return { existingClaim: volume.existingClaim ?? '' };
    default:
      return undefined;
  }
}
