import { useMemo } from 'react';
import { useChartTheme } from './useChartTheme';
import { type RunColour, runColours } from './runColours';

/** The colours of some runs on the paper of the page. */
export function useRunColours(
  runs: readonly { readonly runId: string }[],
): ReadonlyMap<string, RunColour> {
  const { mode } = useChartTheme();
  const ids = runs.map(({ runId }) => runId).join(' ');
  return useMemo(
    () => runColours(ids ? ids.split(' ') : [], mode),
    [ids, mode],
  );
}
