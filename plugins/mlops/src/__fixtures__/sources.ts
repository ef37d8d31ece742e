import type { Source } from '../api';

export const okSource: Source = {
  cluster: 'local',
  namespace: 'fraud',
  status: 'ok',
  asOf: '2026-06-01T10:00:00Z',
};

export const refusedSource: Source = {
  cluster: 'local',
  namespace: 'forecast',
  annotation: 'mlops/namespace',
  status: 'refused',
  message:
    'Namespace forecast belongs to group:default/forecast-team, which you are not a member of.',
  asOf: '2026-06-01T10:00:00Z',
};

export const staleSource: Source = {
  cluster: 'prod-2',
  status: 'stale',
  message: 'The API server does not answer.',
  asOf: '2026-06-01T09:56:00Z',
};
