import { LRUCache } from 'lru-cache';

/** A page that MLflow and the portal handle without anybody noticing. */
const PAGE_BYTES = 5 * 1024 * 1024;
const MOST_EXPERIMENTS = 10_000;

/** How large the runs of experiments are, and so how many of them make a page. @internal */
export class RunSizes {
  /** In bytes, by server and experiment. */
  readonly #sizes = new LRUCache<string, number>({ max: MOST_EXPERIMENTS });

  private constructor() {}

  static create(): RunSizes {
    return new RunSizes();
  }

  /** The wanted number, halved until a page is small enough. */
  pageOf(experiment: string, wanted: number): number {
    const size = this.#sizes.get(experiment) ?? 0;
    let runs = wanted;
    while (runs > 1 && runs * size > PAGE_BYTES) {
      runs = Math.ceil(runs / 2);
    }
    return runs;
  }

  /** From an answer; pages of few runs say little. */
  learn(experiment: string, page: { runs: number; bytes: number }): void {
    if (page.runs > 0) {
      this.#sizes.set(experiment, page.bytes / page.runs);
    }
  }

  /** A page of so many runs was larger than what is taken at all. */
  wasTooLarge(experiment: string, runs: number): void {
    const known = this.#sizes.get(experiment) ?? 0;
    this.#sizes.set(experiment, Math.max(known * 2, (2 * PAGE_BYTES) / runs));
  }
}
