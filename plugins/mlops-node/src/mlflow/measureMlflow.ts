import {
  type MeasureOptions,
  type UpstreamLabels,
  measureUpstream,
} from '../operations';
import { type MlflowFailure, isMlflowError } from './MlflowError';

const OUTCOMES: Readonly<Record<MlflowFailure, UpstreamLabels['outcome']>> = {
  unauthorized: 'unauthorized',
  forbidden: 'forbidden',
  unreachable: 'unreachable',
  timeout: 'unreachable',
  'not-mlflow': 'unreachable',
  unsupported: 'failed',
  'too-large': 'failed',
  'not-found': 'not-found',
  rejected: 'failed',
  failed: 'failed',
};

type Settled<T> = { readonly value: T } | { readonly error: unknown };

/** Makes a call to an MLflow server, measured. What it throws is thrown. @internal */
export async function measureMlflow<T>(
  server: string,
  operation: 'list' | 'get',
  work: () => Promise<T>,
  options: MeasureOptions,
): Promise<T> {
  const settled = await measureUpstream<Settled<T>>(
    {
      upstream: 'mlflow',
      operation,
      attributes: { server },
      work: () =>
        work().then(
          value => ({ value }),
          (error: unknown) => ({ error }),
        ),
      outcomeOf,
    },
    options,
  );
  if ('error' in settled) {
    throw settled.error;
  }
  return settled.value;
}

function outcomeOf(settled: Settled<unknown>): UpstreamLabels['outcome'] {
  if (!('error' in settled)) {
    return 'ok';
  }
  return isMlflowError(settled.error)
    ? OUTCOMES[settled.error.failure]
    : 'failed';
}
