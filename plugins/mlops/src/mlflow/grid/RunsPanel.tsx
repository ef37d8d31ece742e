import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { runReadPermission } from '@mlops-portal/backstage-plugin-mlops-common';
import type { Experiment, Run, RunList } from '../api';
import {
  DataTable,
  EmptyPanel,
  failureOf,
  QueryPanel,
  SourceNotices,
  useAnsweredView,
  useOrder,
  useUrlState,
} from '../components';
import { mlopsTranslationRef } from '../translation';
import { RunFilter } from './RunFilter';
import { runOrder } from './runOrder';
import { useRunColumns } from './useRunColumns';
import { useRuns } from './useRuns';

const useStyles = makeStyles(
  theme => ({
    footer: {
      alignItems: 'center',
      display: 'flex',
      gap: theme.spacing(2),
      marginTop: theme.spacing(1.5),
    },
  }),
  { name: 'MlopsRunsPanel' },
);

const runKey = (run: Run) => run.runId;

/** The runs of one experiment: filter, order and list. */
export function RunsPanel(props: { experiment: Experiment }) {
  const { experiment } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const [order] = useOrder();
  const [filter, setFilter] = useUrlState('filter');
  const query = useRuns({ experiment, filter, orderBy: runOrder(order) });

  const failure = query.error && failureOf(query.error);
  const problem =
    filter && failure?.status === 400 ? failure.message : undefined;
  const lastGood = useLastGood(experiment, query.data);

  return (
    <>
      <RunFilter filter={filter} onFilter={setFilter} problem={problem} />
      {problem && !lastGood ? null : (
        <QueryPanel
          // A filter that MLflow refuses does not take the runs away that were found before.
          query={
            problem ? { ...query, data: lastGood, error: undefined } : query
          }
          what={t('experiments.runsWhat')}
          title={t('experiments.runsPanel')}
          permission={runReadPermission.name}
          skeleton={[300]}
        >
          {list => (
            <RunTable
              list={list}
              filter={filter}
              onClear={() => setFilter('')}
              onMore={query.loadMore}
              isLoading={query.isFetching && query.isPrevious}
            />
          )}
        </QueryPanel>
      )}
    </>
  );
}

function useLastGood(experiment: Experiment, list: RunList | undefined) {
  const [good, setGood] = useState<{ experiment: string; list: RunList }>();
  const key = `${experiment.server}/${experiment.experimentId}`;
  if (list && good?.list !== list) {
    setGood({ experiment: key, list });
  }
  return good?.experiment === key ? good.list : undefined;
}

function RunTable(props: {
  list: RunList;
  filter: string;
  onClear: () => void;
  onMore: () => void;
  isLoading: boolean;
}) {
  const { list, filter, onClear, onMore, isLoading } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const [order, setOrder] = useOrder();
  const view = useAnsweredView(JSON.stringify([filter, order]), isLoading);
  const columns = useRunColumns(list.items);

  return (
    <>
      <SourceNotices sources={list.sources} />
      {list.items.length === 0 && !filter ? (
        <EmptyPanel
          title={t('experiments.noRuns')}
          text={t('experiments.noRunsText')}
        />
      ) : (
        <div aria-busy={isLoading}>
          <DataTable
            title={t('experiments.runsPanel')}
            columns={columns}
            rows={list.items}
            rowKey={runKey}
            sort={order}
            onSort={setOrder}
            view={view}
            empty={
              <>
                {t('experiments.noRunsMatch')}{' '}
                <Button color="primary" size="small" onClick={onClear}>
                  {t('table.clearFilter')}
                </Button>
              </>
            }
          />
          <div className={classes.footer}>
            <Typography variant="body2" role="status">
              {t('experiments.loaded', { count: list.items.length })}
            </Typography>
            {list.nextCursor && (
              <Button
                variant="outlined"
                size="small"
                onClick={onMore}
                disabled={isLoading}
              >
                {t('experiments.loadMore')}
              </Button>
            )}
          </div>
        </div>
      )}
    </>
  );
}
