import { runAreas, type RunningAreas } from '@mlops-portal/conformance';
import { areas } from './areas';
import type { Bench } from './Bench';
import type { Figure } from './Figure';
import { LoadPlan, LoadResult } from './load/LoadPlan';
import { ServiceProcess } from './process/ServiceProcess';
import { sourceFile } from './sourceFile';

/** A benchmark that is under way. */
export interface RunningBenchmark extends RunningAreas {
  /** Grows while it runs, so that a failure costs only what was not measured yet. */
  readonly figures: readonly Figure[];
}

/** Measures areas one after the other. */
export function runBenchmark(options: {
  only: readonly string[];
  real: boolean;
  say(line: string): void;
}): RunningBenchmark {
  const { only, real, say } = options;
  const figures: Figure[] = [];
  const running = runAreas<Bench>({
    areas,
    only,
    contextOf: onStop => {
      let loads: ServiceProcess | undefined;
      const startLoads = () => {
        const service = ServiceProcess.start(sourceFile('load/loadService.ts'));
        onStop(() => service.stop());
        return service;
      };
      return {
        real,
        say,
        load: (plan: LoadPlan) => {
          loads ??= startLoads();
          return loads.call<LoadResult>(plan);
        },
        report: (...more) => {
          figures.push(...more);
        },
        onStop,
      };
    },
  });
  return { figures, ...running };
}
