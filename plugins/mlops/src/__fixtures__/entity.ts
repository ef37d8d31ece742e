import type { Entity } from '@backstage/catalog-model';

export const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'fraud-detection',
    namespace: 'default',
    annotations: {
      'mlops/cluster': 'local',
      'mlops/namespace': 'fraud',
      'backstage.io/kubernetes-id': 'fraud-detection',
      'mlflow.org/experiment-name': 'fraud-detection',
    },
  },
  spec: {
    type: 'ml-service',
    owner: 'group:default/fraud-team',
    lifecycle: 'production',
  },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/fraud-team' }],
};
