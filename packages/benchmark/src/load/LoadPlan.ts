/** A request, and how often it is sent. */
export interface LoadStep {
  readonly url: string;
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What each of the clients does again and again: all steps, one after the other. */
export interface LoadPlan {
  readonly steps: readonly LoadStep[];
  readonly clients: number;
  /** As long as this is not over and there are fewer than `leastRounds`, another round begins. */
  readonly durationMs: number;
  readonly leastRounds?: number;
  readonly mostRounds?: number;
  /** Between the beginnings of two rounds, as a browser tab that polls. */
  readonly intervalMs?: number;
  readonly ca?: string;
}

/** How it went. */
export interface LoadResult {
  /** Of whole rounds, in milliseconds. */
  readonly latencies: readonly number[];
  /** Of one round. */
  readonly bytes: number;
}
