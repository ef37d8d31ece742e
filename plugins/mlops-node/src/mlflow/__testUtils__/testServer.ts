import { MlflowServerConfig } from '../MlflowServerConfig';

/** A server as the configuration would give it; for tests. */
export function testServer(
  change: Partial<MlflowServerConfig> = {},
): MlflowServerConfig {
  return {
    id: 'main',
    url: 'http://mlflow.example.com',
    externalUrl: 'http://mlflow.example.com',
    access: 'any',
    owners: new Map(),
    auth: { type: 'none' },
    headers: {},
    timeoutMs: 5000,
    maxResponseBytes: 1024 * 1024,
    ...change,
  };
}
