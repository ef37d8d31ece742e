import type { Severity } from '../../../diagnosis';
import { parseImage } from './ImageReference';

/**
 * What became of the images of a registry.
 *
 * @public
 */
export interface DeadRegistry {
  readonly title: string;
  readonly cause: string;
  readonly remedy: string;
  /** What to write instead; a version where one has to be chosen. */
  readonly replacement: string;
  readonly severity: Severity;
}

/**
 * Whether an image comes from a place whose images were removed or are no
 * longer maintained.
 *
 * @public
 */
export function deadRegistry(image: string): DeadRegistry | undefined {
  const { registry, repository, tag } = parseImage(image);
  const replacement =
    'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0';
  const kubeflow =
    'Take the image of the same name from ghcr.io/kubeflow/kubeflow/notebook-servers, or copy it to a registry of your own.';
  if (registry === 'gcr.io' && /^kubeflow-images-public\//.test(repository)) {
    return {
      title: 'Its image is no longer there',
      cause: 'The images in gcr.io/kubeflow-images-public were removed.',
      remedy: kubeflow,
      replacement,
      severity: 'error',
    };
  }
  if (registry === 'public.ecr.aws' && /^j1r0q0g6\//.test(repository)) {
    return {
      title: 'Its image is no longer there',
      cause:
        'public.ecr.aws/j1r0q0g6 is where Kubeflow 1.3 to 1.6 had its images; they are gone.',
      remedy: kubeflow,
      replacement,
      severity: 'error',
    };
  }
  if (registry === 'docker.io' && /^bitnami\//.test(repository)) {
    const moved = `${repository.replace(/^bitnami/, 'bitnamilegacy')}${
      tag ? `:${tag}` : ''
    }`;
    return {
      title: 'Its image has moved and is no longer maintained',
      cause:
        'Bitnami moved its free images with versions from docker.io/bitnami to docker.io/bitnamilegacy, where they get no updates.',
      remedy: `For now take docker.io/${moved}; plan for an image that somebody maintains.`,
      replacement: `docker.io/${moved}`,
      severity: 'warning',
    };
  }
  return undefined;
}

/**
 * Whether the registry of an image is an address instead of a name.
 *
 * @public
 */
export function isInsecureRegistry(image: string): boolean {
  const { registry } = parseImage(image);
  const host = registry.replace(/:\d+$/, '');
  return (
    /^\d{1,3}(\.\d{1,3}){3}$/.test(host) ||
    host === 'localhost' ||
    host.startsWith('[')
  );
}
