import { parseEntityRef } from '@backstage/catalog-model';

/** Names that belong to the platform and not to a team. */
const PLATFORM_NAMESPACES = new Set([
  'cert-manager',
  'default',
  'istio-system',
  'knative-serving',
  'kserve',
  'kubeflow',
]);

const LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const SUBDOMAIN =
  /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/**
 * The longest name that is offered. The Pod of a longer one than 52 is refused
 * for its labels; the rest is room for the names that are derived from it.
 *
 * @public
 */
export const LONGEST_NOTEBOOK_NAME = 40;

/** @internal */
export function checkNotebookName(name: string): string | undefined {
  if (!LABEL.test(name) || !/^[a-z]/.test(name)) {
    return 'Use lower-case letters, digits and dashes; start with a letter, end with a letter or digit.';
  }
  return name.length > LONGEST_NOTEBOOK_NAME
    ? `Use at most ${LONGEST_NOTEBOOK_NAME} characters; this has ${name.length}.`
    : undefined;
}

/** @internal */
export function checkNamespace(namespace: string): string | undefined {
  if (!LABEL.test(namespace) || namespace.length > 63) {
    return 'Use the name of a namespace: lower-case letters, digits and dashes, at most 63.';
  }
  return PLATFORM_NAMESPACES.has(namespace) || namespace.startsWith('kube-')
    ? `The namespace ${namespace} belongs to the platform. Use one of your team.`
    : undefined;
}

/** @internal */
export function checkObjectName(name: string): string | undefined {
  return SUBDOMAIN.test(name) && name.length <= 253
    ? undefined
    : 'Use the name of an object of the cluster: lower-case letters, digits, dashes and dots.';
}

const RESOURCE_NAME = /^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/;

/** @internal */
export function checkResourceName(resource: string): string | undefined {
  const [domain, name, ...rest] = resource.split('/');
  return rest.length === 0 &&
    domain.length <= 253 &&
    SUBDOMAIN.test(domain) &&
    RESOURCE_NAME.test(name ?? '')
    ? undefined
    : 'Use the name of a resource of the cluster such as nvidia.com/gpu.';
}

const HOST =
  '(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*(?::\\d{1,5})?/)?';
const PATH = '[a-z0-9]+(?:(?:\\.|__?|-+)[a-z0-9]+)*';
const IMAGE = new RegExp(
  `^${HOST}${PATH}(?:/${PATH})*(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$`,
);

/** @internal */
export function checkImage(image: string): string | undefined {
  return image.length <= 400 && IMAGE.test(image)
    ? undefined
    : 'Use the reference of an image such as registry.example.com/team/jupyter:1.4, without https:// and blanks.';
}

/** @internal */
export function checkEntityRef(ref: string): string | undefined {
  const advice = 'Use a full entity ref such as component:default/bank-churn.';
  if (!/^[^\s:/]+:[^\s:/]+\/[^\s:/]+$/.test(ref) || ref.length > 200) {
    return advice;
  }
  try {
    parseEntityRef(ref);
    return undefined;
  } catch {
    return advice;
  }
}
