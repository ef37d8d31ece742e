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

// Repositories that have moved or are no longer kept; their hosts answer as if they had never been.
const abandoned = [
  /^gcr\.io\/kubeflow-images-public\//,
  /^public\.ecr\.aws\/j1r0q0g6\//,
  /^docker\.io\/bitnami\//,
];
// The tags that Kubeflow has published of its own images, besides `latest`.
const kubeflowTag = /^(latest|v1\.[5-9]\.\d+|v1\.1[01]\.\d+)(-rc\.\d+)?$/;

interface PullOptions {
  /** True when a secret with a login for the registry goes with the Pod. */
  readonly login?: boolean;
  readonly policy?: string;
}

function tagOf(image: string): string {
  return /:([^/:@]+)(@.*)?$/.exec(image)?.[1] ?? 'latest';
}

/** Why an image name is none; undefined when it is one. */
export function imageNameError(image: string): string | undefined {
  const { path } = parseImage(image);
  const valid =
    /^[a-z0-9]+([._-]+[a-z0-9]+)*(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/.test(
      path,
    ) && !/\s|::|:$/.test(image);
  if (valid) {
    return undefined;
  }
  const why = /[A-Z]/.test(path)
    ? `: repository name (${path}) must be lowercase`
    : '';
  return `Failed to apply default image tag "${image}": couldn't parse image name "${image}": invalid reference format${why}`;
}

/** Why containerd cannot pull the image, in its words; undefined when it can. */
export function pullError(
  image: string,
  { login = false, policy }: PullOptions = {},
): string | undefined {
  const { host, path } = parseImage(image);
  const tag = tagOf(image);
  const unpack = (code: string, why: string) =>
    `rpc error: code = ${code} desc = failed to pull and unpack image "${image}": ${why}`;
  const resolve = (why: string, code = 'Unknown') =>
    unpack(code, `failed to resolve reference "${image}": ${why}`);
  const request = (why: string) =>
    resolve(
      `failed to do request: Head "https://${host}/v2/${path}/manifests/${tag}": ${why}`,
    );
  const isPublic = publicRegistries.has(host);
  if (host.endsWith('.invalid')) {
    return request(
      `dial tcp: lookup ${host.replace(
        /:.*/,
        '',
      )} on 10.96.0.10:53: no such host`,
    );
  }
  if (!isPublic && /:\d+$/.test(host)) {
    return request('http: server gave HTTP response to HTTPS client');
  }
  if (/(^|\.)self-signed\./.test(host)) {
    return request(
      'tls: failed to verify certificate: x509: certificate signed by unknown authority',
    );
  }
  if (!isPublic && !login) {
    const scope = encodeURIComponent(`repository:${path}:pull`);
    return resolve(
      `failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://${host}/service/token?scope=${scope}: 401 Unauthorized`,
    );
  }
  const isOwn = path.startsWith('kubeflow/kubeflow/notebook-servers/');
  if (
    tag === 'does-not-exist' ||
    abandoned.some(each => each.test(`${host}/${path}`)) ||
    (isOwn && !kubeflowTag.test(tag))
  ) {
    return resolve(`${image}: not found`, 'NotFound');
  }
  if (host === 'docker.io' && !login && policy === 'Always') {
    return unpack(
      'Unknown',
      `failed to copy: httpReadSeeker: failed open: unexpected status from GET request to https://registry-1.docker.io/v2/${path}/manifests/sha256:${'4f'.repeat(
        32,
      )}: 429 Too Many Requests\ntoomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit`,
    );
  }
  return undefined;
}
