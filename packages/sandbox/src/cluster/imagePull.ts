import { PodSpec } from './objects';

// Hosts that hand out images to anybody. Whatever else a manifest names asks for a login.
const publicRegistries = new Set([
  'docker.io',
  'index.docker.io',
  'registry-1.docker.io',
  'ghcr.io',
  'quay.io',
  'gcr.io',
  'registry.k8s.io',
  'k8s.gcr.io',
  'public.ecr.aws',
  'mcr.microsoft.com',
  'nvcr.io',
  'registry.access.redhat.com',
  'registry.redhat.io',
  'image-registry.openshift-image-registry.svc:5000',
]);

/** `nginx` is `docker.io/library/nginx`; a first part with a dot or a port is a host. */
export function parseImage(image: string): { host: string; path: string } {
  const [first, ...rest] = image.split('/');
  const hasHost = rest.length > 0 && /[.:]|^localhost$/.test(first);
  const host = hasHost ? first : 'docker.io';
  const named = hasHost ? rest.join('/') : image;
  const path = named.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
  return {
    host,
    path: hasHost || path.includes('/') ? path : `library/${path}`,
  };
}

/** Why containerd cannot pull the image, in its words; undefined when it can. */
export function pullError(
  image: string,
  { imagePullSecrets = [] }: Pick<PodSpec, 'imagePullSecrets'>,
): string | undefined {
  const { host, path } = parseImage(image);
  if (publicRegistries.has(host) || imagePullSecrets.length > 0) {
    return undefined;
  }
  const scope = encodeURIComponent(`repository:${path}:pull`);
  return `rpc error: code = Unknown desc = failed to pull and unpack image "${image}": failed to resolve reference "${image}": failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://${host}/service/token?scope=${scope}: 401 Unauthorized`;
}
