import { KubernetesObject } from '../kubernetes';
import { PodTemplate, Pod } from './objects';
import { controlledBy } from './ownership';
import { kubeletFinalizer } from './kubeletFinalizer';

/** A Pod as a workload controller makes it from its template. */
export function podFromTemplate(
  owner: KubernetesObject,
  name: string,
  template: PodTemplate,
  labels: Record<string, string>,
): Pod {
  const { annotations } = template.metadata ?? {};
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: owner.metadata.namespace,
      labels: { ...template.metadata?.labels, ...labels },
      ...(annotations ? { annotations } : {}),
      ownerReferences: [controlledBy(owner)],
      finalizers: [kubeletFinalizer],
    },
    spec: { ...template.spec },
    status: { phase: 'Pending' },
  };
}
