import type { KubernetesResource } from '@mlops-portal/backstage-plugin-mlops-common';
import type { KubernetesObjectResult } from '@mlops-portal/backstage-plugin-mlops-node';

const OLDER = 'v1beta1';

/** Does something to a notebook, in the older version where the cluster has no other. @internal */
export async function inServedVersion(
  resource: KubernetesResource,
  send: (resource: KubernetesResource) => Promise<KubernetesObjectResult>,
): Promise<KubernetesObjectResult> {
  const result = await send(resource);
  return result.status === 'not-installed'
    ? send({ ...resource, version: OLDER })
    : result;
}
