import type { MlflowLimits, MlflowServerConfig } from '../MlflowServerConfig';

/** A server as the configuration would give it; for tests. */
export function testServer(
  change: Partial<Omit<MlflowServerConfig, 'limits'>> & {
    limits?: Partial<MlflowLimits>;
  } = {},
): MlflowServerConfig {
  return {
    id: 'main',
    url: 'http://mlflow.example.com',
    externalUrl: 'http://mlflow.example.com',
    access: 'any',
    owners: new Map(),
    workspaces: new Map(),
    auth: { type: 'none' },
    headers: {},
    stalledAfterMs: 24 * 60 * 60_000,
    ...change,
    limits: {
      concurrency: 4,
      timeoutMs: 5000,
      maxResponseBytes: 1024 * 1024,
      maxDownloadBytes: 1024 * 1024,
      ...change.limits,
    },
  };
}
