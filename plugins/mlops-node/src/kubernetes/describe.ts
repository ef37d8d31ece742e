import type { KubernetesResource } from '@mlops-portal/backstage-plugin-mlops-common';
import type { Question } from './interpretAnswer';

/** What is asked of a cluster, in words. @internal */
export function describe(
  request: {
    readonly cluster: string;
    readonly resource: Pick<KubernetesResource, 'group' | 'plural'>;
    readonly namespace?: string;
    readonly name?: string;
  },
  verb?: string,
): Question {
  const { cluster, resource, namespace, name } = request;
  const { group, plural } = resource;
  const kind = group === '' ? plural : `${plural}.${group}`;
  const object = name === undefined ? kind : `${kind} "${name}"`;
  return {
    where: `Cluster "${cluster}"`,
    resource: object,
    what:
      namespace === undefined
        ? object
        : `${object} in namespace "${namespace}"`,
    verb,
  };
}
