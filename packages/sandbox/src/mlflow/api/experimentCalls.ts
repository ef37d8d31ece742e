import { parseFilter } from '../search/filter';
import { FilterRules, Identifier } from '../search/FilterRules';
import { matches } from '../search/matches';
import { parseOrderBy, sortBy } from '../search/orderBy';
import { pageOf } from '../search/pageToken';
import { MlflowStore } from '../store/MlflowStore';
import { list } from '../store/pairs';
import { LifecycleStage, StoredExperiment } from '../store/types';
import { experimentToWire } from '../store/wire';
import { ApiCall } from './ApiCall';
import { MlflowApiError } from './MlflowApiError';
import { Parameters } from './Parameters';
import { hasLifecycle } from './viewType';

const MAX_RESULTS = 50_000;
const FILTER_RULES: FilterRules = {
  dialect: 'others',
  types: ['attribute', 'tag'],
  attributes: ['name', 'creation_time', 'last_update_time'],
  numericAttributes: ['creation_time', 'last_update_time'],
  listAttributes: [],
};
const ORDER_RULES: FilterRules = {
  ...FILTER_RULES,
  types: ['attribute'],
  attributes: [...FILTER_RULES.attributes, 'experiment_id'],
};

function read(
  experiment: StoredExperiment,
  { type, key }: Identifier,
): string | number | undefined {
  if (type === 'tag') {
    return experiment.tags.get(key);
  }
  switch (key) {
    case 'name':
      return experiment.name;
    case 'experiment_id':
      return Number(experiment.experimentId);
    case 'creation_time':
      return experiment.creationTime;
    default:
      return experiment.lastUpdateTime;
  }
}

function search(store: MlflowStore, parameters: Parameters): object {
  const maxResults = parameters.optionalInteger('max_results') ?? 0;
  if (maxResults <= 0) {
    throw MlflowApiError.invalid(
      `Invalid value ${maxResults} for parameter 'max_results' supplied. It must be a positive integer`,
    );
  }
  if (maxResults > MAX_RESULTS) {
    throw MlflowApiError.invalid(
      `Invalid value ${maxResults} for parameter 'max_results' supplied. It must be at most ${MAX_RESULTS}`,
    );
  }
  const filter = parseFilter(parameters.optionalText('filter'), FILTER_RULES);
  const orders = parseOrderBy(parameters.texts('order_by'), ORDER_RULES);
  const viewType = parameters.optionalText('view_type');
  const found = [...store.experiments.values()].filter(
    experiment =>
      hasLifecycle(experiment.lifecycleStage, viewType) &&
      filter.every(condition =>
        matches(read(experiment, condition), condition),
      ),
  );
  const newestFirst = { type: 'attribute', ascending: false } as const;
  const sorted = sortBy(
    found,
    [
      ...orders,
      ...(orders.length === 0
        ? [{ ...newestFirst, key: 'creation_time' }]
        : []),
      { ...newestFirst, key: 'experiment_id', ascending: orders.length > 0 },
    ],
    read,
  );
  return pageOf('experiments', sorted, {
    maxResults,
    pageToken: parameters.optionalText('page_token'),
    toWire: experimentToWire,
  });
}

function getByName(store: MlflowStore, parameters: Parameters): object {
  const name = parameters.text('experiment_name');
  const experiment = store.experimentByName(name);
  if (!experiment) {
    throw MlflowApiError.missing(
      `Could not find experiment with name '${name}'`,
    );
  }
  return { experiment: experimentToWire(experiment) };
}

function create(store: MlflowStore, parameters: Parameters): object {
  const location = parameters.optionalText('artifact_location');
  const experiment = store.createExperiment({
    name: parameters.text('name'),
    tags: parameters.pairs('tags'),
    ...(location && { artifactLocation: location }),
  });
  return { experiment_id: experiment.experimentId };
}

/** What is deleted goes with its runs, and comes back with them. */
function setLifecycle(stage: LifecycleStage): ApiCall['answer'] {
  return (store, parameters) => {
    const experiment = store.experiment(parameters.text('experiment_id'));
    experiment.lifecycleStage = stage;
    experiment.lastUpdateTime = store.now();
    for (const run of store.runs.values()) {
      if (run.experimentId === experiment.experimentId) {
        run.lifecycleStage = stage;
      }
    }
    return {};
  };
}

/** Names of datasets that runs of some experiments read, each once. */
function searchDatasets(store: MlflowStore, parameters: Parameters): object {
  const experimentIds = new Set(parameters.texts('experiment_ids'));
  const summaries = new Map<string, object>();
  for (const run of store.runs.values()) {
    if (experimentIds.has(run.experimentId)) {
      for (const { name, digest, tags } of run.datasets) {
        const context = tags.get('mlflow.data.context');
        const { experimentId: experiment_id } = run;
        const summary = { experiment_id, name, digest, context };
        summaries.set(JSON.stringify(summary), summary);
      }
    }
  }
  return list('dataset_summaries', [...summaries.values()]);
}

export const experimentCalls: readonly ApiCall[] = [
  { methods: ['GET', 'POST'], path: 'experiments/search', answer: search },
  {
    methods: ['GET'],
    path: 'experiments/get',
    answer: (store, parameters) => ({
      experiment: experimentToWire(
        store.experiment(parameters.text('experiment_id')),
      ),
    }),
  },
  { methods: ['GET'], path: 'experiments/get-by-name', answer: getByName },
  {
    methods: ['POST'],
    path: 'experiments/search-datasets',
    answer: searchDatasets,
  },
  { methods: ['POST'], path: 'experiments/create', answer: create },
  {
    methods: ['POST'],
    path: 'experiments/update',
    answer: (store, parameters) => {
      const experiment = store.experiment(parameters.text('experiment_id'));
      experiment.name = parameters.optionalText('new_name') ?? experiment.name;
      experiment.lastUpdateTime = store.now();
      return {};
    },
  },
  {
    methods: ['POST'],
    path: 'experiments/delete',
    answer: setLifecycle('deleted'),
  },
  {
    methods: ['POST'],
    path: 'experiments/restore',
    answer: setLifecycle('active'),
  },
  {
    methods: ['POST'],
    path: 'experiments/set-experiment-tag',
    answer: (store, parameters) => {
      const experiment = store.experiment(parameters.text('experiment_id'));
      const key = parameters.text('key');
      experiment.tags.set(key, parameters.optionalText('value') ?? '');
      return {};
    },
  },
];
