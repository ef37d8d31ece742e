import { parseFilter } from '../search/filter';
import {
  FilterRules,
  Identifier,
  parseIdentifier,
} from '../search/FilterRules';
import { matches } from '../search/matches';
import { Order, sortBy } from '../search/orderBy';
import { pageOf } from '../search/pageToken';
import { checkExperimentId, MlflowStore } from '../store/MlflowStore';
import { StoredLoggedModel } from '../store/types';
import { latestPoint, loggedModelToWire } from '../store/wire';
import { MlflowApiError } from './MlflowApiError';
import { Parameters } from './Parameters';

const RULES: FilterRules = {
  dialect: 'runs',
  types: ['attribute', 'metric', 'parameter', 'tag'],
  attributes: [
    'name',
    'model_id',
    'model_type',
    'status',
    'source_run_id',
    'experiment_id',
    'creation_timestamp',
    'creation_timestamp_ms',
    'last_updated_timestamp',
    'last_updated_timestamp_ms',
  ],
  numericAttributes: [
    'creation_timestamp',
    'creation_timestamp_ms',
    'last_updated_timestamp',
    'last_updated_timestamp_ms',
  ],
  listAttributes: ['name', 'model_id', 'status', 'source_run_id'],
  // The key becomes a column of the database unchecked.
  unknownAttribute: key =>
    MlflowApiError.internal(
      `type object 'SqlLoggedModel' has no attribute '${key}'`,
    ),
};

function read(model: StoredLoggedModel, { type, key }: Identifier) {
  switch (type) {
    case 'metric': {
      const points = model.metrics.filter(metric => metric.key === key);
      return points.length > 0 ? latestPoint(points).value : undefined;
    }
    case 'parameter':
      return model.params.get(key);
    case 'tag':
      return model.tags.get(key);
    default:
      return readAttribute(model, key);
  }
}

function readAttribute(model: StoredLoggedModel, key: string) {
  switch (key) {
    case 'name':
      return model.name;
    case 'model_id':
      return model.modelId;
    case 'model_type':
      return model.modelType;
    case 'status':
      return model.status.replace('LOGGED_MODEL_', '');
    case 'source_run_id':
      return model.sourceRunId;
    case 'experiment_id':
      return model.experimentId;
    case 'creation_timestamp':
    case 'creation_timestamp_ms':
      return model.creationTime;
    default:
      return model.lastUpdatedTime;
  }
}

function ordersOf(parameters: Parameters): Order[] {
  return parameters.objects('order_by').map(order => ({
    ...parseIdentifier(String(order.field_name), RULES),
    ascending: order.ascending !== false,
  }));
}

/** Logged models of some experiments, the newest first. */
export function searchLoggedModels(
  store: MlflowStore,
  parameters: Parameters,
): object {
  const experimentIds = parameters.texts('experiment_ids');
  experimentIds.forEach(checkExperimentId);
  const filter = parseFilter(parameters.optionalText('filter'), RULES);
  const orders = ordersOf(parameters);
  const found = [...store.loggedModels.values()].filter(
    model =>
      experimentIds.includes(model.experimentId) &&
      filter.every(condition => matches(read(model, condition), condition)),
  );
  const sorted = sortBy(
    found,
    [
      ...orders,
      { type: 'attribute', key: 'creation_timestamp', ascending: false },
      { type: 'attribute', key: 'model_id', ascending: true },
    ],
    read,
  );
  return pageOf('models', sorted, {
    maxResults: parameters.optionalInteger('max_results') ?? 100,
    pageToken: parameters.optionalText('page_token'),
    toWire: model => loggedModelToWire(store, model),
  });
}
