import { useMemo } from 'react';
import Chip from '@material-ui/core/Chip';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { runReadPermission } from '@mlops-portal/backstage-plugin-mlops-common';
import type { Model, ModelList } from '../api';
import {
  type DataColumn,
  DataTable,
  EmptyPanel,
  entityTitle,
  ExternalLink,
  QueryPanel,
  SourceNotices,
  TimeAgo,
  Truncated,
} from '../components';
import { mlopsTranslationRef } from '../translation';
import { useModels } from './useExperiments';

const useStyles = makeStyles(
  theme => ({
    root: { marginTop: theme.spacing(4) },
    title: { marginBottom: theme.spacing(1) },
    aliases: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) },
    chip: { margin: 0, maxWidth: 320 },
  }),
  { name: 'MlopsModelsPanel' },
);

const modelKey = (model: Model) => `${model.server}/${model.name}`;

/** The registered models of the entity, with the versions that aliases point to. */
export function ModelsPanel() {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const query = useModels();
  return (
    <section id="models" className={classes.root}>
      <Typography variant="h6" component="h2" className={classes.title}>
        {t('experiments.modelsPanel')}
      </Typography>
      <QueryPanel
        query={query}
        what={t('experiments.modelsWhat')}
        title={t('experiments.modelsPanel')}
        permission={runReadPermission.name}
        skeleton={[120]}
      >
        {list => <ModelTable list={list} />}
      </QueryPanel>
    </section>
  );
}

function ModelTable(props: { list: ModelList }) {
  const { items, sources } = props.list;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const { entity } = useEntity();
  const columns = useModelColumns();
  return (
    <>
      <SourceNotices sources={sources} />
      {items.length === 0 ? (
        <EmptyPanel
          title={t('experiments.emptyModels', { name: entityTitle(entity) })}
          text={t('experiments.emptyModelsText')}
          annotations={[['mlflow.org/registered-model', entity.metadata.name]]}
        />
      ) : (
        <DataTable
          title={t('experiments.modelsPanel')}
          columns={columns}
          rows={items}
          rowKey={modelKey}
          sort={undefined}
          onSort={() => undefined}
          empty={undefined}
        />
      )}
    </>
  );
}

function useModelColumns(): readonly DataColumn<Model>[] {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  return useMemo(
    () => [
      {
        id: 'name',
        title: t('experiments.column.model'),
        rowHeader: true,
        render: model => (
          <Typography variant="subtitle2" component="div">
            <ExternalLink
              url={model.url}
              label={t('links.openNameInMlflow', { name: model.name })}
            >
              <Truncated text={model.name} width={280} focusable={!model.url} />
            </ExternalLink>
          </Typography>
        ),
      },
      {
        id: 'latest',
        title: t('experiments.column.latest'),
        render: ({ latestVersion }) =>
          latestVersion ? (
            <ExternalLink url={latestVersion.url}>
              {t('experiments.version', { version: latestVersion.version })}
            </ExternalLink>
          ) : (
            '–'
          ),
      },
      {
        id: 'aliases',
        title: t('experiments.column.aliases'),
        render: ({ aliases }) =>
          aliases.length === 0 ? (
            t('experiments.noAlias')
          ) : (
            <div className={classes.aliases}>
              {aliases.map(({ alias, version }) => (
                <Chip
                  key={alias}
                  className={classes.chip}
                  size="small"
                  label={t('experiments.alias', { alias, version })}
                />
              ))}
            </div>
          ),
      },
      {
        id: 'updated',
        title: t('experiments.column.updated'),
        render: ({ lastUpdatedAt }) => (
          <Typography variant="body2" component="div" noWrap>
            <TimeAgo time={lastUpdatedAt} fallback="–" />
          </Typography>
        ),
      },
    ],
    [t, classes],
  );
}
