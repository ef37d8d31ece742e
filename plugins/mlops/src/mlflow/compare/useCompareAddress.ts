import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useChangeAddress } from '../charts/useChartAddress';

/** Which runs are compared and how, by the address. */
export function useCompareAddress() {
  const [parameters] = useSearchParams();
  const change = useChangeAddress();
  const list = parameters.getAll('run').join(' ');
  const ids = useMemo(() => (list ? list.split(' ') : []), [list]);
  const baseline = parameters.get('base') ?? '';
  return {
    server: parameters.get('server') ?? '',
    ids,
    baseline: ids.includes(baseline) ? baseline : undefined,
    onlyDifferences: parameters.get('diff') === 'true',
    text: parameters.get('q') ?? '',
    add: (server: string, id: string) =>
      change({ server, run: [...ids.filter(one => one !== id), id] }),
    remove: (id: string) => change({ run: ids.filter(one => one !== id) }),
    setBaseline: (id: string | undefined) => change({ base: id ?? '' }),
    setOnlyDifferences: (only: boolean) => change({ diff: only ? 'true' : '' }),
    setText: (text: string) => change({ q: text }, { replace: true }),
  };
}
