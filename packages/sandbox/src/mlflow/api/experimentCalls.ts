import { parseFilter } from '../search/filter';
import { FilterRules, Identifier } from '../search/FilterRules';
import { matches } from '../search/matches';
import { parseOrderBy, sortBy } from '../search/orderBy';
import { pageOf } from '../search/pageToken';
import { MlflowStore } from '../store/MlflowStore';
import { StoredExperiment } from '../store/types';
import { experimentToWire } from '../store/wire';
import { ApiCall } from './ApiCall';
import { MlflowApiError } from './MlflowApiError';
import { Parameters } from './Parameters';
import { hasLifecycle } from './viewType';

const MAX_RESULTS = 50_000;
const FILTER_RULES: FilterRules = {
  dialect: 'others',
  types: ['attribute', 'tag'],
  attributes: ['name', 'creation_time', 'last_update_time', 'experiment_id'],
  numericAttributes: ['creation_time', 'last_update_time'],
  listAttributes: ['experiment_id'],
};
const ORDER_RULES: FilterRules = {
  ...FILTER_RULES,
  types: ['attribute'],
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
    toWire: experiment => experimentToWire(store, experiment),
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
  return { experiment: experimentToWire(store, experiment) };
}

export const experimentCalls: readonly ApiCall[] = [
  { methods: ['GET', 'POST'], path: 'experiments/search', answer: search },
  {
    methods: ['GET'],
    path: 'experiments/get',
    answer: (store, parameters) => ({
      experiment: experimentToWire(
        store,
        store.experiment(parameters.text('experiment_id')),
      ),
    }),
  },
  { methods: ['GET'], path: 'experiments/get-by-name', answer: getByName },
  {
    methods: ['POST'],
    path: 'experiments/create',
    answer: (store, parameters) => {
      const tags = parameters
        .objects('tags')
        .map(tag => [String(tag.key), String(tag.value ?? '')] as const);
      const name = parameters.text('name');
      const experiment = store.createExperiment({ name, tags: new Map(tags) });
      return { experiment_id: experiment.experimentId };
    },
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
