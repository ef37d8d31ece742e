import { makeStyles } from '@material-ui/core/styles';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { runReadPermission } from '@mlops-portal/backstage-plugin-mlops-common';
import type { Experiment, ExperimentList as Experiments } from '../api';
import {
  EmptyPanel,
  entityTitle,
  QueryPanel,
  SourceNotices,
  TabHeader,
  useUrlState,
} from '../components';
import { MlopsQueryProvider } from '../query';
import { mlopsTranslationRef } from '../translation';
import { experimentKey, ExperimentList } from './ExperimentList';
import { LastRun } from './LastRun';
import { ModelsPanel } from './ModelsPanel';
import { RunsPanel } from './RunsPanel';
import { SingleExperiment } from './SingleExperiment';
import { useExperiments } from './useExperiments';

const useStyles = makeStyles(
  theme => ({
    columns: {
      alignItems: 'start',
      display: 'grid',
      gap: theme.spacing(3),
      gridTemplateColumns: 'minmax(0, 1fr)',
      [theme.breakpoints.up('lg')]: {
        gridTemplateColumns: '260px minmax(0, 1fr)',
      },
    },
  }),
  { name: 'MlopsExperimentsTab' },
);

/** Entity tab: what was trained, and the models that came of it. */
export function ExperimentsTab() {
  return (
    <MlopsQueryProvider>
      <ExperimentsPanel />
      <ModelsPanel />
    </MlopsQueryProvider>
  );
}

function ExperimentsPanel() {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const query = useExperiments();
  return (
    <QueryPanel
      query={query}
      what={t('experiments.what')}
      title={t('experiments.panel')}
      permission={runReadPermission.name}
      skeleton={[36, 40, 300]}
    >
      {list => <ExperimentsAnswer list={list} />}
    </QueryPanel>
  );
}

function ExperimentsAnswer(props: { list: Experiments }) {
  const { items, sources, bound } = props.list;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const { entity } = useEntity();
  const [selectedKey, setSelectedKey] = useUrlState('experiment');
  const selected =
    items.find(item => experimentKey(item) === selectedKey) ?? items[0];

  if (!selected) {
    const isUnreadable = sources.some(source => source.status !== 'ok');
    return (
      <>
        <TabHeader
          sentence={t(
            isUnreadable
              ? 'experiments.unreadable'
              : 'experiments.noExperiment',
          )}
        />
        <SourceNotices sources={sources} />
        <EmptyPanel
          title={t('experiments.emptyTitle', { name: entityTitle(entity) })}
          text={t('experiments.emptyText')}
          reason={
            bound
              ? undefined
              : t('experiments.emptyUnbound', { name: entityTitle(entity) })
          }
          annotations={[['mlflow.org/experiment-name', entity.metadata.name]]}
        />
      </>
    );
  }
  return (
    <>
      <LastRun experiment={selected} />
      <SourceNotices sources={sources} />
      <ExperimentWithRuns
        experiments={items}
        selected={selected}
        onSelect={experiment => setSelectedKey(experimentKey(experiment))}
      />
    </>
  );
}

function ExperimentWithRuns(props: {
  experiments: readonly Experiment[];
  selected: Experiment;
  onSelect: (experiment: Experiment) => void;
}) {
  const { experiments, selected } = props;
  const classes = useStyles();
  const runs = (
    <RunsPanel key={experimentKey(selected)} experiment={selected} />
  );
  return experiments.length === 1 ? (
    <>
      <SingleExperiment experiment={selected} />
      {runs}
    </>
  ) : (
    <div className={classes.columns}>
      <ExperimentList {...props} />
      <div>{runs}</div>
    </div>
  );
}
