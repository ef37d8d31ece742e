import { areas } from './areas';
import type { Bench } from './Bench';
import type { Figure } from './Figure';
import { LoadPlan, LoadResult } from './load/LoadPlan';
import { ServiceProcess } from './process/ServiceProcess';
import { sourceFile } from './sourceFile';

/** A benchmark that is under way. */
export interface RunningBenchmark {
  /** Grows while it runs, so that a failure costs only what was not measured yet. */
  readonly figures: readonly Figure[];
  readonly finished: Promise<void>;
  /** Stops what it started. */
  stop(): Promise<void>;
}

/** Measures areas one after the other. */
export function runBenchmark(options: {
  only: readonly string[];
  real: boolean;
  say(line: string): void;
}): RunningBenchmark {
  const figures: Figure[] = [];
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
  let loads: ServiceProcess | undefined;
  const startLoads = () => {
    const service = ServiceProcess.start(sourceFile('load/loadService.ts'));
    stops.push(() => service.stop());
    return service;
  };
  const bench: Bench = {
    real: options.real,
    say: options.say,
    load: (plan: LoadPlan) => {
      loads ??= startLoads();
      return loads.call<LoadResult>(plan);
    },
    report: (...more) => {
      figures.push(...more);
    },
    onStop: one => {
      stops.push(one);
    },
  };
  const measure = async () => {
    try {
      for (const area of options.only) {
        await areas[area](bench);
      }
    } finally {
      await stop();
    }
  };
  return { figures, finished: measure(), stop };
}
