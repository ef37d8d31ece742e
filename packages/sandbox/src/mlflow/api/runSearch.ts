import { Comparison, parseFilter } from '../search/filter';
import { FilterRules, Identifier } from '../search/FilterRules';
import { matches } from '../search/matches';
import { parseOrderBy, sortBy } from '../search/orderBy';
import { pageOf } from '../search/pageToken';
import { checkExperimentId, MlflowStore } from '../store/MlflowStore';
import { StoredDataset, StoredRun } from '../store/types';
import { runUri } from '../store/places';
import { latestPoint, runToWire } from '../store/wire';
import { Parameters } from './Parameters';
import { hasLifecycle } from './viewType';

const ORDER_RULES: FilterRules = {
  dialect: 'runs',
  types: ['attribute', 'metric', 'parameter', 'tag', 'dataset'],
  attributes: [
    'artifact_uri',
    'created',
    'Created',
    'end_time',
    'run_id',
    'run_name',
    'start_time',
    'status',
    'user_id',
  ],
  numericAttributes: ['start_time', 'end_time', 'created', 'Created'],
  listAttributes: ['run_id'],
};

/** Filters also know the name by the heading of its column in MLflow's pages. */
const NAME_COLUMNS = ['Run Name', 'Run name', 'run name'];
const FILTER_RULES: FilterRules = {
  ...ORDER_RULES,
  attributes: [...ORDER_RULES.attributes, ...NAME_COLUMNS],
};

function readAttribute(store: MlflowStore, run: StoredRun, key: string) {
  if (key === 'run_name' || NAME_COLUMNS.includes(key)) {
    return run.name;
  }
  switch (key) {
    case 'run_id':
      return run.runId;
    case 'status':
      return run.status;
    case 'user_id':
      return run.userId;
    case 'artifact_uri':
      return runUri(store, run);
    case 'end_time':
      return run.endTime;
    default:
      return run.startTime;
  }
}

function readDataset(dataset: StoredDataset, key: string) {
  switch (key) {
    case 'name':
      return dataset.name;
    case 'digest':
      return dataset.digest;
    default:
      return dataset.tags.get('mlflow.data.context');
  }
}

export function searchRuns(store: MlflowStore, parameters: Parameters): object {
  const maxResults = parameters.maxResults({ default: 1000, maximum: 50_000 });
  const filter = parseFilter(parameters.optionalText('filter'), FILTER_RULES);
  const orders = parseOrderBy(parameters.texts('order_by'), ORDER_RULES);
  const viewType = parameters.optionalText('run_view_type');
  const asked = parameters.texts('experiment_ids');
  asked.forEach(checkExperimentId);
  const experimentIds = new Set(
    asked.filter(id => store.experiments.get(id)?.lifecycleStage === 'active'),
  );
  const read = (run: StoredRun, { type, key }: Identifier) => {
    if (type === 'metric') {
      const points = run.metrics.get(key);
      return points && latestPoint(points).value;
    }
    if (type === 'parameter') {
      return run.params.get(key);
    }
    if (type === 'tag') {
      return run.tags.get(key);
    }
    return type === 'attribute' ? readAttribute(store, run, key) : undefined;
  };
  const holds = (run: StoredRun, condition: Comparison) =>
    condition.type === 'dataset'
      ? run.datasets.some(dataset =>
          matches(readDataset(dataset, condition.key), condition),
        )
      : matches(read(run, condition), condition);
  const found = [...store.runs.values()].filter(
    run =>
      experimentIds.has(run.experimentId) &&
      hasLifecycle(run.lifecycleStage, viewType) &&
      filter.every(condition => holds(run, condition)),
  );
  const sorted = sortBy(
    found,
    [
      ...orders,
      { type: 'attribute', key: 'start_time', ascending: false },
      { type: 'attribute', key: 'run_id', ascending: true },
    ],
    read,
  );
  return pageOf('runs', sorted, {
    maxResults,
    pageToken: parameters.optionalText('page_token'),
    toWire: run => runToWire(store, run),
  });
}
