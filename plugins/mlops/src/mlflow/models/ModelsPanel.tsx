import { useMemo } from 'react';
import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { runReadPermission } from '@mlops-portal/backstage-plugin-mlops-common';
import type { Model, ModelList } from '../../api';
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
  useUrlState,
} from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { useVersionPath } from '../paths';
import { ModelVersions } from './ModelVersions';
import { useModels } from '../useExperiments';

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
  const [chosen, choose] = useUrlState('model');
  const columns = useModelColumns(
    items.length > 1 ? { chosen, choose } : undefined,
  );
  const shown =
    items.length === 1
      ? items[0]
      : items.find(model => modelKey(model) === chosen);
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
      {shown && <ModelVersions key={modelKey(shown)} model={shown} />}
    </>
  );
}

/** With several models, one is chosen whose versions are shown. */
function useModelColumns(choice?: {
  readonly chosen: string;
  readonly choose: (model: string) => void;
}): readonly DataColumn<Model>[] {
  const { chosen, choose } = choice ?? {};
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const versionPath = useVersionPath();
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
        render: ({ server, name, latestVersion }) =>
          latestVersion ? (
            <Link
              to={versionPath({
                server,
                name,
                version: latestVersion.version,
              })}
            >
              {t('experiments.version', { version: latestVersion.version })}
            </Link>
          ) : (
            '–'
          ),
      },
      {
        id: 'champion',
        title: t('experiments.column.champion'),
        render: ({ server, name, aliases }) => {
          const champion = aliases.find(({ alias }) => alias === 'champion');
          return champion ? (
            <Link to={versionPath({ server, name, version: champion.version })}>
              {t('experiments.version', { version: champion.version })}
            </Link>
          ) : (
            t('experiments.noChampion')
          );
        },
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
      ...(choose
        ? [
            {
              id: 'versions',
              title: t('experiments.column.versions'),
              hiddenTitle: true,
              render: (model: Model) => (
                <Button
                  size="small"
                  color="primary"
                  aria-pressed={modelKey(model) === chosen}
                  aria-label={t('experiments.showVersions', {
                    name: model.name,
                  })}
                  onClick={() =>
                    choose(modelKey(model) === chosen ? '' : modelKey(model))
                  }
                >
                  {t('experiments.column.versions')}
                </Button>
              ),
            },
          ]
        : []),
    ],
    [t, classes, versionPath, chosen, choose],
  );
}
