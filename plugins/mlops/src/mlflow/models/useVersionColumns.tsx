import { useMemo } from 'react';
import Chip from '@material-ui/core/Chip';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ModelVersion } from '../api';
import {
  type DataColumn,
  ExternalLink,
  StatusLabel,
  TimeAgo,
  Truncated,
} from '../components';
import { mlopsTranslationRef } from '../translation';
import { metricFormat } from './formatMetric';
import { runKeys } from './runKeys';
import { ServableFrom } from './ServableFrom';

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
  versions: readonly ModelVersion[],
): readonly DataColumn<ModelVersion>[] {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  return useMemo(() => {
    const { metrics } = runKeys(versions.flatMap(({ run }) => run ?? []));
    return [
      {
        id: 'version',
        title: t('experiments.column.version'),
        rowHeader: true,
        render: ({ version, url, aliases, stage, status }) => (
          <div className={classes.chips}>
            <Typography variant="subtitle2" component="span" noWrap>
              <ExternalLink url={url}>
                {t('experiments.version', { version })}
              </ExternalLink>
            </Typography>
            {[...aliases, ...(stage ? [stage] : [])].map(name => (
              <Chip
                key={name}
                className={classes.chip}
                size="small"
                label={name}
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
            <ExternalLink
              url={run.url}
              label={t('links.openNameInMlflow', { name: run.name })}
            >
              <Truncated text={run.name} width={180} focusable={!run.url} />
            </ExternalLink>
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
  }, [versions, t, classes]);
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
