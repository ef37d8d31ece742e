import { useParams } from 'react-router-dom';
import Chip from '@material-ui/core/Chip';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { runReadPermission } from '@mlops-portal/backstage-plugin-mlops-common';
import type { VersionDetail } from '../../api';
import {
  ExternalLink,
  Facts,
  Panel,
  QueryPanel,
  safeUrl,
  SourceNotices,
  StatusLabel,
  TabHeader,
  TimeAgo,
} from '../../components';
import { useEntityQuery } from '../../query';
import { mlopsTranslationRef } from '../../translation';
import { formatSize } from '../artifacts/formatSize';
import { SafeMarkdown } from '../artifacts/SafeMarkdown';
import { metricFormat } from '../formatMetric';
import { useExperimentsPath, useRunPath } from '../paths';
import { ServableFrom } from './ServableFrom';
import { SignaturePanel } from './SignaturePanel';

const useStyles = makeStyles(
  theme => ({
    panels: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'minmax(0, 1fr)',
      [theme.breakpoints.up('lg')]: {
        gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
      },
    },
    wide: { gridColumn: '1 / -1' },
    chips: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) },
    chip: { margin: 0, maxWidth: '100%' },
    links: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 2),
      marginBottom: theme.spacing(2),
    },
  }),
  { name: 'MlopsVersionPage' },
);

/** One version of a registered model: where it came from, what it takes, and whether it can be served. */
export function VersionPage() {
  const { server = '', model = '', version = '' } = useParams();
  const { t } = useTranslationRef(mlopsTranslationRef);
  const query = useEntityQuery<VersionDetail>({
    key: ['model-version', server, model, version],
    read: (api, entity, call) =>
      api.getModelVersion(entity, { server, name: model, version }, call),
  });
  return (
    <QueryPanel
      query={query}
      what={t('experiments.versionPage.what')}
      title={t('experiments.versionPage.title', { model, version })}
      permission={runReadPermission.name}
      skeleton={[36, 160, 160]}
    >
      {detail => <VersionAnswer detail={detail} />}
    </QueryPanel>
  );
}

function VersionAnswer(props: { detail: VersionDetail }) {
  const { detail } = props;
  const { model, version, servable } = detail;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const experimentsPath = useExperimentsPath();
  const name = t('experiments.versionPage.title', { model, version });
  return (
    <>
      <TabHeader
        sentence={
          'reason' in servable
            ? t('experiments.versionPage.cannotServe', {
                model,
                version,
                reason: servable.reason,
              })
            : t('experiments.versionPage.canServe', { model, version })
        }
      />
      <Typography variant="body2" component="div" className={classes.links}>
        <Link to={experimentsPath}>{t('experiments.versionPage.back')}</Link>
        {safeUrl(detail.url) && (
          <ExternalLink
            url={detail.url}
            label={t('links.openNameInMlflow', { name })}
          >
            {t('links.openInMlflow')}
          </ExternalLink>
        )}
      </Typography>
      <SourceNotices sources={detail.sources} />
      <div className={classes.panels}>
        <Panel title={t('experiments.versionPage.about')}>
          <VersionFacts detail={detail} />
        </Panel>
        <Panel title={t('experiments.versionPage.serving')}>
          <ServableFrom version={detail} />
        </Panel>
        <Panel title={t('experiments.versionPage.metrics')}>
          <RunMetrics detail={detail} />
        </Panel>
        {detail.tags.length > 0 && (
          <Panel title={t('experiments.versionPage.tags')}>
            <Facts facts={detail.tags.map(({ key, value }) => [key, value])} />
          </Panel>
        )}
        <div className={classes.wide}>
          <SignaturePanel detail={detail} />
        </div>
      </div>
    </>
  );
}

function VersionFacts(props: { detail: VersionDetail }) {
  const { detail } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const runPath = useRunPath();
  const { run, aliases, description } = detail;
  const fact = (
    name: keyof typeof import('../messages').experimentMessages.versionPage.facts,
  ) => t(`experiments.versionPage.facts.${name}`);
  return (
    <Facts
      facts={[
        [
          fact('aliases'),
          (aliases.length > 0 || detail.champion) && (
            <div className={classes.chips}>
              {detail.champion && (
                <StatusLabel tone="ok" label={t('experiments.champion')} />
              )}
              {aliases.map(alias => (
                <Chip
                  key={alias}
                  className={classes.chip}
                  size="small"
                  label={alias}
                />
              ))}
            </div>
          ),
        ],
        [fact('stage'), detail.stage],
        [
          fact('created'),
          detail.createdAt && <TimeAgo time={detail.createdAt} />,
        ],
        [
          fact('updated'),
          detail.lastUpdatedAt && <TimeAgo time={detail.lastUpdatedAt} />,
        ],
        [
          fact('run'),
          run ? (
            <Link to={runPath(run)}>{run.name}</Link>
          ) : (
            t('experiments.versionPage.noRun')
          ),
        ],
        [fact('source'), detail.source],
        [fact('flavors'), detail.flavors.join(', ')],
        [fact('mlflowVersion'), detail.mlflowVersion],
        [
          fact('size'),
          detail.modelSize !== undefined && formatSize(detail.modelSize),
        ],
        [
          fact('description'),
          description && (
            <SafeMarkdown text={description} fallback={description} />
          ),
        ],
      ].map(([name, value]) => [name as string, value || undefined] as const)}
    />
  );
}

function RunMetrics(props: { detail: VersionDetail }) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const metrics = props.detail.run?.metrics ?? [];
  if (metrics.length === 0) {
    return (
      <Typography variant="body2">
        {t('experiments.versionPage.noMetrics')}
      </Typography>
    );
  }
  return (
    <Facts
      facts={metrics.map(({ key, value }) => [
        key,
        metricFormat([value])(value),
      ])}
    />
  );
}
