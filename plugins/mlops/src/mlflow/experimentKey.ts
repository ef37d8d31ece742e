import type { Experiment } from '../api';

/** Names an experiment in the address. */
export function experimentKey(experiment: Experiment): string {
  return `${experiment.server}/${experiment.experimentId}`;
}
