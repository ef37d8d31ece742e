import { useSearchParams } from 'react-router-dom';
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
} from '../components';
import { mlopsTranslationRef } from '../translation';
import { ExperimentHeader } from './experiment/ExperimentHeader';
import { ExperimentList } from './experiment/ExperimentList';
import { ExperimentSentence } from './experiment/ExperimentSentence';
import { useChampion } from './experiment/useBestRun';
import { experimentKey } from './experimentKey';
import { RunsPanel } from './grid/RunsPanel';
import { experimentParameters } from './grid/useGridState';
import { ModelsPanel } from './models/ModelsPanel';
import { useExperiments, useModels } from './useExperiments';

const useStyles = makeStyles(
  theme => ({
    columns: {
      alignItems: 'start',
      display: 'grid',
      gap: theme.spacing(3),
      gridTemplateColumns: 'minmax(0, 1fr)',
      [theme.breakpoints.up('lg')]: {
        gridTemplateColumns: '240px minmax(0, 1fr)',
      },
    },
  }),
  { name: 'MlopsExperimentsPage' },
);

/** Runs of the entity's experiments, and below them its registered models. */
export function ExperimentsPage() {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const query = useExperiments();
  return (
    <>
      <QueryPanel
        query={query}
        what={t('experiments.what')}
        title={t('experiments.panel')}
        permission={runReadPermission.name}
        skeleton={[36, 40, 300]}
      >
        {list => <ExperimentsAnswer list={list} />}
      </QueryPanel>
      <ModelsPanel />
    </>
  );
}

function ExperimentsAnswer(props: { list: Experiments }) {
  const { items, sources, servers } = props.list;
  const classes = useStyles();
  const [selectedKey, setSelectedKey] = useExperimentChoice();
  const selected =
    items.find(item => experimentKey(item) === selectedKey) ?? items[0];
  const champion = useChampion(selected, useModels().data);

  if (!selected) {
    return <NoExperiment list={props.list} />;
  }
  const runs = (
    <>
      <ExperimentHeader
        experiment={selected}
        server={servers.find(({ server }) => server === selected.server)}
      />
      <RunsPanel
        key={experimentKey(selected)}
        experiment={selected}
        champion={champion}
      />
    </>
  );
  return (
    <>
      <ExperimentSentence experiment={selected} champion={champion} />
      <SourceNotices sources={sources} />
      {items.length === 1 ? (
        runs
      ) : (
        <div className={classes.columns}>
          <ExperimentList
            experiments={items}
            selected={selected}
            onSelect={(experiment: Experiment) =>
              setSelectedKey(experimentKey(experiment))
            }
          />
          <div>{runs}</div>
        </div>
      )}
    </>
  );
}

/** Which experiment; filter, order and the rest of another one mean nothing in it. */
function useExperimentChoice(): [string | null, (key: string) => void] {
  const [parameters, setParameters] = useSearchParams();
  const choose = (key: string) =>
    setParameters(before => {
      const after = new URLSearchParams(before);
      experimentParameters.forEach(name => after.delete(name));
      after.set('experiment', key);
      return after;
    });
  return [parameters.get('experiment'), choose];
}

function NoExperiment(props: { list: Experiments }) {
  const { sources, bound } = props.list;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const { entity } = useEntity();
  const isUnreadable = sources.some(source => source.status !== 'ok');
  return (
    <>
      <TabHeader
        sentence={t(
          isUnreadable ? 'experiments.unreadable' : 'experiments.noExperiment',
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
