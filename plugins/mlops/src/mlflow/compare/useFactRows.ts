import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RunDetail } from '../../api';
import { useFormat } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { type ComparedRow, textRow } from './compareRuns';
import { useCompareAddress } from './useCompareAddress';

/** When runs went and of which code and data, as rows of the comparison. */
export function useFactRows(
  runs: readonly RunDetail[],
): readonly ComparedRow[] {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const format = useFormat();
  const { baseline } = useCompareAddress();
  return useMemo(() => {
    const standard = runs.findIndex(({ runId }) => runId === baseline);
    const facts: [string, (run: RunDetail) => string | undefined][] = [
      [
        t('compare.fact.status'),
        ({ status }) => t(`experiments.status.${status}`),
      ],
      [
        t('compare.fact.started'),
        ({ startedAt }) => startedAt && format.absolute(startedAt),
      ],
      [
        t('compare.fact.duration'),
        ({ durationMs }) =>
          durationMs === undefined ? undefined : format.duration(durationMs),
      ],
      [t('compare.fact.user'), ({ user }) => user],
      [t('compare.fact.experiment'), ({ experiment }) => experiment],
      [t('compare.fact.commit'), ({ source }) => source?.commit?.slice(0, 8)],
      [
        t('compare.fact.dataset'),
        ({ datasets = [] }) =>
          datasets
            .map(({ name, digest }) => `${name} (${digest})`)
            .join(', ') || undefined,
      ],
    ];
    return facts
      .map(([key, textOf]) => textRow('facts', key, runs.map(textOf), standard))
      .filter(({ cells }) => cells.some(({ text }) => text !== undefined));
  }, [runs, baseline, t, format]);
}
