import { InputError } from '@backstage/errors';
import type { KubernetesResource } from '@mlops-portal/backstage-plugin-mlops-common';

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const NAME = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;
const GROUP = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.|$))*$/;
const VERSION = /^v[0-9]+(?:(?:alpha|beta)[0-9]+)?$/;
const PLURAL = /^[a-z][a-z0-9]{0,62}$/;
/** A cluster travels in a header. */
const CLUSTER = /^[\x21-\x7e](?:[\x20-\x7e]{0,251}[\x21-\x7e])?$/;

/**
 * The path of a collection of objects. Every part is checked, although callers
 * have done so too: a dot too many would read something else with the portal's
 * rights.
 *
 * @internal
 */
export function resourcePath(
  resource: KubernetesResource,
  namespace?: string,
): string {
  const { plural } = resource;
  check('resource', plural, PLURAL);
  const place: string[] = [];
  if (namespace !== undefined) {
    check('namespace', namespace, LABEL);
    place.push('namespaces', namespace);
  }
  return [
    versionPath(resource),
    ...[...place, plural].map(encodeURIComponent),
  ].join('/');
}

/** The path of all kinds of one version. @internal */
export function versionPath({
  group,
  version,
}: Pick<KubernetesResource, 'group' | 'version'>): string {
  check('group', group, group.length > 253 ? /$^/ : GROUP);
  check('version', version, VERSION);
  const root = group === '' ? ['api'] : ['apis', group];
  return [...root, version].map(encodeURIComponent).join('/');
}

/** The path of one object; its name has been checked like the rest. @internal */
export function objectPath(
  resource: KubernetesResource,
  namespace: string | undefined,
  name: string,
): string {
  check('name', name, NAME);
  return `${resourcePath(resource, namespace)}/${encodeURIComponent(name)}`;
}

/** @internal */
export function checkCluster(cluster: string): void {
  check('cluster', cluster, CLUSTER);
}

function check(noun: string, value: string, pattern: RegExp): void {
  if (!pattern.test(value)) {
    throw new InputError(
      `${JSON.stringify(value.slice(0, 80))} is not a Kubernetes ${noun}.`,
    );
  }
}
