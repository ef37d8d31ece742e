import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import { OWNER } from '../kubernetes/benchmarkEntities';
import { experiments } from './benchmarkRuns';

/** The entity whose runs are measured. */
export const MLFLOW_ENTITY = 'bench-experiments';
/** The id of the only server. */
export const MLFLOW_SERVER = 'main';

export const mlflowEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: MLFLOW_ENTITY,
    annotations: {
      'mlflow.org/experiment-name': Object.values(experiments)
        .map(({ name }) => name)
        .join(','),
    },
  },
  spec: { type: 'ml-service', lifecycle: 'production', owner: OWNER },
};

/** The configuration of the plugin for one server. */
export function mlflowConfig(url: string): JsonObject {
  return {
    mlflow: { servers: [{ id: MLFLOW_SERVER, url, access: 'owned' }] },
  };
}
