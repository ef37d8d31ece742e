import type { MlflowRun } from '@mlops-portal/backstage-plugin-mlops-common';
import { LRUCache } from 'lru-cache';

const MOST_RUNS = 100_000;

/**
 * In which experiments runs are, which never changes: without it every chart
 * would ask for its runs again, with all that they have.
 *
 * @internal
 */
export class RunPlaces {
  readonly #experiments = new LRUCache<string, string>({ max: MOST_RUNS });

  private constructor() {}

  static create(): RunPlaces {
    return new RunPlaces();
  }

  remember(
    server: string,
    runs: readonly Pick<MlflowRun, 'runId' | 'experimentId'>[],
  ): void {
    for (const { runId, experimentId } of runs) {
      this.#experiments.set(`${server} ${runId}`, experimentId);
    }
  }

  /** The id of its experiment; `undefined` when it has not been seen. */
  of(server: string, runId: string): string | undefined {
    return this.#experiments.get(`${server} ${runId}`);
  }
}
