import { areas } from './areas';
import type { Conformance, Outcome, Target } from './Conformance';

/** A suite that is under way. */
export interface RunningConformance {
  /** Grows while it runs. */
  readonly outcomes: readonly Outcome[];
  readonly finished: Promise<void>;
  /** Stops what it started. */
  stop(): Promise<void>;
}

/** Checks areas one after the other. */
export function runConformance(options: {
  only: readonly string[];
  target: Target;
  say(line: string): void;
}): RunningConformance {
  const outcomes: Outcome[] = [];
  const stops: (() => Promise<void>)[] = [];
  let stopped = Promise.resolve();
  const stop = () => {
    // Whoever asks second waits for the first.
    stopped = stopped.then(async () => {
      for (const one of stops.splice(0).reverse()) {
        await one();
      }
    });
    return stopped;
  };
  const conformance: Conformance = {
    target: options.target,
    say: options.say,
    report: outcome => {
      outcomes.push(outcome);
    },
    onStop: one => {
      stops.push(one);
    },
  };
  const check = async () => {
    try {
      for (const area of options.only) {
        await areas[area](conformance);
      }
    } finally {
      await stop();
    }
  };
  return { outcomes, finished: check(), stop };
}
