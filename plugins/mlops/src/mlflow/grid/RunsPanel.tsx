import { lazy, Suspense, useState } from 'react';
import Button from '@material-ui/core/Button';
import Skeleton from '@material-ui/lab/Skeleton';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { runReadPermission } from '@mlops-portal/backstage-plugin-mlops-common';
import type { Experiment, ModelVersion } from '../../api';
import {
  EmptyPanel,
  failureOf,
  QueryPanel,
  SourceNotices,
} from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { RunFilter } from '../filter/RunFilter';
import { experimentKey } from '../experimentKey';
import { RunsTable } from './RunsTable';
import { useGridState } from './useGridState';
import { useRunsView } from './useRunsView';

const RunsCharts = lazy(() =>
  import('../charts').then(m => ({ default: m.RunsCharts })),
);

/** The runs of one experiment: filter, charts and grid. Give it the experiment's key. */
export function RunsPanel(props: {
  experiment: Experiment;
  champion: ModelVersion | undefined;
}) {
  const { experiment, champion } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const [state, change] = useGridState();
  const view = useRunsView(experiment, state, columns => change({ columns }));
  const { filter } = state;

  const failure = view.error && failureOf(view.error);
  const problem =
    filter && failure?.status === 400 ? failure.message : undefined;
  const answer = view.runs && { ...view, runs: view.runs };
  const lastGood = useLastGood(experimentKey(experiment), answer);
  // A filter that MLflow refuses does not take the runs away that were found before.
  const shown = answer ?? (problem ? lastGood : undefined);

  return (
    <>
      <RunFilter
        filter={filter}
        onFilter={text => change({ filter: text })}
        problem={problem}
        keys={view.keys}
        runs={view.runs ?? []}
      />
      {problem && !shown ? null : (
        <QueryPanel
          query={{
            data: shown,
            error: problem ? undefined : view.error,
            isFetching: view.isFetching,
            isPrevious: view.isPrevious,
            refetch: view.reload,
          }}
          what={t('experiments.runsWhat')}
          title={t('experiments.runsPanel')}
          permission={runReadPermission.name}
          skeleton={[40, 36, 400]}
        >
          {({ runs, ...rest }) => (
            <>
              <SourceNotices sources={rest.lists[0]?.sources ?? []} />
              {runs.length === 0 && !filter ? (
                <EmptyPanel
                  title={t('experiments.noRuns')}
                  text={t('experiments.noRunsText')}
                />
              ) : (
                <RunsTable
                  experiment={experiment}
                  state={state}
                  onChange={change}
                  view={{ ...rest, runs }}
                  empty={
                    <>
                      {t('experiments.noRunsMatch')}{' '}
                      <Button
                        color="primary"
                        size="small"
                        onClick={() => change({ filter: '' })}
                      >
                        {t('table.clearFilter')}
                      </Button>
                    </>
                  }
                  charts={chosen => (
                    <Suspense
                      fallback={<Skeleton variant="rect" height={320} />}
                    >
                      <RunsCharts
                        server={experiment.server}
                        experimentId={experiment.experimentId}
                        champion={
                          champion && {
                            version: champion.version,
                            metrics: champion.run?.metrics ?? [],
                          }
                        }
                        {...chosen}
                      />
                    </Suspense>
                  )}
                />
              )}
            </>
          )}
        </QueryPanel>
      )}
    </>
  );
}

function useLastGood<T extends object>(
  key: string,
  answer: T | undefined,
): T | undefined {
  const [good, setGood] = useState<{ key: string; runs: unknown; answer: T }>();
  const runs = answer && (answer as { runs?: unknown }).runs;
  if (answer && (good?.key !== key || good.runs !== runs)) {
    setGood({ key, runs, answer });
  }
  return good?.key === key ? good.answer : undefined;
}
