import type { Endpoint, EndpointList } from '../api';
import { okSource } from './sources';

export const ready: Endpoint = {
  cluster: 'local',
  namespace: 'fraud',
  name: 'fraud-rules',
  serving: 'yes',
  rollout: 'idle',
  intent: 'run',
  status: 'ready',
  headline: 'Ready.',
  since: '2026-05-01T08:00:00Z',
  deploymentMode: 'Standard',
  modelFormat: 'sklearn',
  protocol: 'v2',
  runtime: 'kserve-sklearnserver',
  model: { name: 'fraud-detection', version: '2' },
  replicas: { ready: 1, min: 1, max: 3 },
  traffic: [
    { revision: 'stable', percent: 90 },
    { revision: 'canary', percent: 10, latest: true },
  ],
  url: 'http://fraud-rules.fraud.localhost:7480',
  createdAt: '2026-05-01T07:00:00Z',
};

export const broken: Endpoint = {
  ...ready,
  name: 'fraud-model',
  serving: 'no',
  rollout: 'blocked',
  status: 'failed',
  headline: 'No runtime supports format mlflow with protocol v1.',
  evidence: {
    object: 'InferenceService fraud-model',
    field: 'status.modelStatus.lastFailureInfo.message',
    text: 'No runtime found to support predictor with model type: {mlflow <nil>}',
  },
  runtime: undefined,
  model: undefined,
  replicas: undefined,
  traffic: [],
  url: undefined,
};

export function endpointList(
  items: Endpoint[],
  rest?: Partial<EndpointList>,
): EndpointList {
  const counts: Record<string, number> = {};
  for (const { status } of items) {
    counts[status] = (counts[status] ?? 0) + 1;
  }
  return {
    items,
    counts,
    totalItems: items.length,
    matchingItems: items.length,
    bound: true,
    sources: [okSource],
    ...rest,
  };
}
