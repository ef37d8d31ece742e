import type { Bench } from './Bench';
import type { Figure } from './Figure';
import { LoadPlan, LoadResult } from './load/LoadPlan';
import { measureKubernetes } from './kubernetes/measureKubernetes';
import { ServiceProcess } from './process/ServiceProcess';
import { sourceFile } from './sourceFile';

/** What can be measured; features add theirs. */
export const areas: Readonly<Record<string, (bench: Bench) => Promise<void>>> =
  { kubernetes: measureKubernetes };

/** A benchmark that is under way. */
export interface RunningBenchmark {
  readonly figures: Promise<readonly Figure[]>;
  /** Stops what it started; figures that are not there yet will not come. */
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
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) {
      await one();
    }
  };
  const loads = ServiceProcess.start(sourceFile('load/loadService.ts'));
  stops.push(() => loads.stop());
  const bench: Bench = {
    real: options.real,
    say: options.say,
    load: (plan: LoadPlan) => loads.call<LoadResult>(plan),
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
      return figures;
    } finally {
      await stop();
    }
  };
  return { figures: measure(), stop };
}
