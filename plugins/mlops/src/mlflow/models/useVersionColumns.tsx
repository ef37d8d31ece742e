import { useMemo } from 'react';
import Chip from '@material-ui/core/Chip';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ModelName, ModelVersion, ModelVersionList } from '../../api';
import {
  type DataColumn,
  StatusLabel,
  TimeAgo,
  Truncated,
} from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { metricFormat } from '../formatMetric';
import { useRunPath, useVersionPath } from '../paths';
import { ServableFrom } from './ServableFrom';

/** More metrics are on the pages of the versions. */
const mostMetrics = 4;

const useStyles = makeStyles(
  theme => ({
    chips: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5),
    },
    chip: { margin: 0, maxWidth: 240 },
  }),
  { name: 'MlopsVersionColumns' },
);

/** The columns of a list of versions: what each has, and the metrics that most source runs have. */
export function useVersionColumns(
  { server, name }: ModelName,
  { items: versions, metricKeys }: ModelVersionList,
): readonly DataColumn<ModelVersion>[] {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const runPath = useRunPath();
  const versionPath = useVersionPath();
  return useMemo(() => {
    const metrics = metricKeys
      .map(({ key }) => key)
      .filter(key => !key.startsWith('system/'))
      .slice(0, mostMetrics);
    return [
      {
        id: 'version',
        title: t('experiments.column.version'),
        rowHeader: true,
        render: ({ version, aliases, stage, status, champion }) => (
          <div className={classes.chips}>
            <Typography variant="subtitle2" component="span" noWrap>
              <Link to={versionPath({ server, name, version })}>
                {t('experiments.version', { version })}
              </Link>
            </Typography>
            {champion && (
              <StatusLabel tone="ok" label={t('experiments.champion')} />
            )}
            {[...aliases, ...(stage ? [stage] : [])].map(label => (
              <Chip
                key={label}
                className={classes.chip}
                size="small"
                label={label}
              />
            ))}
            {status !== 'ready' && (
              <StatusLabel
                tone={status === 'failed' ? 'error' : 'unknown'}
                label={t(`experiments.versionState.${status}`)}
              />
            )}
          </div>
        ),
      },
      {
        id: 'created',
        title: t('experiments.column.created'),
        render: ({ createdAt }) => (
          <Typography variant="body2" component="div" noWrap>
            <TimeAgo time={createdAt} fallback="–" />
          </Typography>
        ),
      },
      {
        id: 'run',
        title: t('experiments.column.sourceRun'),
        render: ({ run }) =>
          run ? (
            <Link to={runPath(run)}>
              <Truncated text={run.name} width={180} focusable={false} />
            </Link>
          ) : (
            '–'
          ),
      },
      ...metrics.map(key => metricColumn(key, versions, t)),
      {
        id: 'servable',
        title: t('experiments.column.servable'),
        render: version => <ServableFrom version={version} />,
      },
    ];
  }, [versions, metricKeys, server, name, t, classes, runPath, versionPath]);
}

function metricColumn(
  key: string,
  versions: readonly ModelVersion[],
  t: (key: 'experiments.metric', options: { key: string }) => string,
): DataColumn<ModelVersion> {
  const valueOf = ({ run }: ModelVersion) =>
    run?.metrics.find(metric => metric.key === key)?.value;
  const format = metricFormat(
    versions.flatMap(version => valueOf(version) ?? []),
  );
  return {
    id: `metrics.${key}`,
    title: key,
    hint: t('experiments.metric', { key }),
    align: 'right',
    render: version => {
      const value = valueOf(version);
      return value === undefined ? '–' : format(value);
    },
  };
}
