import { lazy, Suspense, useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { runReadPermission } from '@mlops-portal/backstage-plugin-mlops-common';
import type { Model, ModelVersion, ModelVersionList } from '../../api';
import { DataTable, Folded, QueryPanel, SourceNotices } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { directionOf } from '../charts/directionOf';
import { useModelVersions } from '../useExperiments';
import { useVersionColumns } from './useVersionColumns';

const VersionTrend = lazy(() =>
  import('../charts').then(m => ({ default: m.VersionTrend })),
);

const mostMetrics = 50;

const useStyles = makeStyles(
  theme => ({
    root: { marginTop: theme.spacing(3) },
    title: { marginBottom: theme.spacing(1), overflowWrap: 'anywhere' },
    metric: { marginBottom: theme.spacing(1), minWidth: 220 },
    more: { margin: theme.spacing(1, 0) },
  }),
  { name: 'MlopsModelVersions' },
);

const versionKey = ({ version }: ModelVersion) => version;

/** The versions of one model, with the runs that they come from and whether they can be served. Give it the model's key. */
export function ModelVersions(props: { model: Model }) {
  const { model } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const query = useModelVersions(model);
  const title = t('experiments.versions', { name: model.name });
  return (
    <section className={classes.root}>
      <Typography variant="subtitle1" component="h3" className={classes.title}>
        {title}
      </Typography>
      <QueryPanel
        query={query}
        what={t('experiments.versionsWhat', { name: model.name })}
        title={title}
        permission={runReadPermission.name}
        skeleton={[160]}
      >
        {list => (
          <>
            <SourceNotices sources={list.sources} />
            <TrendPanel list={list} />
            <VersionTable model={model} list={list} />
            {list.nextCursor && (
              <Button
                className={classes.more}
                variant="outlined"
                disabled={query.isFetching}
                onClick={query.loadMore}
              >
                {t('experiments.loadMoreVersions')}
              </Button>
            )}
          </>
        )}
      </QueryPanel>
    </section>
  );
}

/** How a metric went from version to version; loaded once somebody wants to see it. */
function TrendPanel(props: { list: ModelVersionList }) {
  const { items, metricKeys } = props.list;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const id = useId();
  const [chosen, choose] = useState<string>();
  const keys = metricKeys
    .map(({ key }) => key)
    .filter(key => !key.startsWith('system/'))
    .slice(0, mostMetrics);
  const metric =
    chosen ?? keys.find(key => directionOf(key) !== undefined) ?? keys[0];
  if (items.length < 2 || metric === undefined) {
    return null;
  }
  return (
    <Folded title={t('experiments.versionTrend')}>
      <TextField
        id={id}
        select
        className={classes.metric}
        size="small"
        variant="outlined"
        label={t('experiments.versionTrendMetric')}
        value={metric}
        onChange={event => choose(event.target.value)}
      >
        {keys.map(key => (
          <MenuItem key={key} value={key}>
            {key}
          </MenuItem>
        ))}
      </TextField>
      <Suspense fallback={<Skeleton variant="rect" height={280} />}>
        <VersionTrend versions={items} metric={metric} />
      </Suspense>
    </Folded>
  );
}

function VersionTable(props: { model: Model; list: ModelVersionList }) {
  const { model, list } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const columns = useVersionColumns(model, list);
  return (
    <DataTable
      title={t('experiments.versions', { name: model.name })}
      columns={columns}
      rows={list.items}
      rowKey={versionKey}
      sort={undefined}
      onSort={() => undefined}
      empty={t('experiments.noVersions', { name: model.name })}
    />
  );
}
