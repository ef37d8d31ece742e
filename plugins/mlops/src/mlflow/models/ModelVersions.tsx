import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { runReadPermission } from '@mlops-portal/backstage-plugin-mlops-common';
import type { Model, ModelVersion, ModelVersionList } from '../api';
import { DataTable, QueryPanel, SourceNotices } from '../components';
import { mlopsTranslationRef } from '../translation';
import { useModelVersions } from './useExperiments';
import { useVersionColumns } from './useVersionColumns';

const useStyles = makeStyles(
  theme => ({
    root: { marginTop: theme.spacing(3) },
    title: { marginBottom: theme.spacing(1), overflowWrap: 'anywhere' },
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

function VersionTable(props: { model: Model; list: ModelVersionList }) {
  const { model, list } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const columns = useVersionColumns(list.items);
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
