import { parseImage } from './imagePull';

/** What an image contains, as far as its name tells. */
export type ImageFamily =
  | 'docker-stacks'
  | 'kubeflow-jupyter'
  | 'open-data-hub'
  | 'code-server'
  | 'rstudio'
  | 'istio'
  | 'other';

export function imageFamily(image: string): ImageFamily {
  const { host, path } = parseImage(image);
  if (/code-?server|vscode/.test(path)) {
    return 'code-server';
  }
  if (/rstudio/.test(path)) {
    return 'rstudio';
  }
  if (/(^|\/)istio\/proxyv2/.test(path)) {
    return 'istio';
  }
  if (/^(docker\.io|quay\.io)$/.test(host) && path.startsWith('jupyter/')) {
    return 'docker-stacks';
  }
  if (/workbench-images|s2i-/.test(path)) {
    return 'open-data-hub';
  }
  return /jupyter/.test(path) ? 'kubeflow-jupyter' : 'other';
}

const mebibyte = 2 ** 20;

/** Bytes that the server of an image needs to come up. */
export function memoryNeeded(image: string): number {
  const { path } = parseImage(image);
  if (/cuda|pytorch|tensorflow|gaudi/.test(path)) {
    return 1536 * mebibyte;
  }
  switch (imageFamily(image)) {
    case 'docker-stacks':
    case 'kubeflow-jupyter':
    case 'open-data-hub':
      return 384 * mebibyte;
    case 'code-server':
    case 'rstudio':
      return 256 * mebibyte;
    default:
      return 32 * mebibyte;
  }
}

/** Bytes that a notebook server writes outside of its volumes: caches, packages, logs. */
export const scratchNeeded = 200 * mebibyte;
