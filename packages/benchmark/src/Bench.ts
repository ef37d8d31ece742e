import type { Figure } from './Figure';
import type { LoadPlan, LoadResult } from './load/LoadPlan';

/** What an area's measurements are given. */
export interface Bench {
  readonly real: boolean;
  /** From a process of its own, which starts with the first call. */
  load(plan: LoadPlan): Promise<LoadResult>;
  /** What is being done, for whoever waits. */
  say(line: string): void;
  report(...figures: Figure[]): void;
  /** Stopped in reverse order when all is measured, or when it fails. */
  onStop(stop: () => Promise<void>): void;
}
