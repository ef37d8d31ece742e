import { areas } from './areas';
import type { Conformance, Outcome, Target } from './Conformance';
import { runAreas, type RunningAreas } from './runAreas';

/** A suite that is under way. */
export interface RunningConformance extends RunningAreas {
  /** Grows while it runs. */
  readonly outcomes: readonly Outcome[];
}

/** Checks areas one after the other. */
export function runConformance(options: {
  only: readonly string[];
  target: Target;
  say(line: string): void;
}): RunningConformance {
  const { only, target, say } = options;
  const outcomes: Outcome[] = [];
  const running = runAreas<Conformance>({
    areas,
    only,
    contextOf: onStop => ({
      target,
      say,
      report: outcome => {
        outcomes.push(outcome);
      },
      onStop,
    }),
  });
  return { outcomes, ...running };
}
