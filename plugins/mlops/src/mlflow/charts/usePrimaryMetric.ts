import type { Experiment, Run } from '../../api';
import { useExperiments } from '../useExperiments';

/** By what the runs of an experiment are compared, if somebody has said so. */
export function usePrimaryMetric(
  run: Pick<Run, 'server' | 'experimentId'> | undefined,
): Experiment['primaryMetric'] {
  const { data } = useExperiments();
  return data?.items.find(
    ({ server, experimentId }) =>
      server === run?.server && experimentId === run?.experimentId,
  )?.primaryMetric;
}
