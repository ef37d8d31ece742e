import { MlflowStore } from '../store/MlflowStore';
import { StoredModelStatus } from '../store/types';
import { loggedModelToWire } from '../store/wire';
import { ApiCall } from './ApiCall';
import { searchLoggedModels } from './loggedModelSearch';
import { Parameters } from './Parameters';

/** Statuses are names or, from clients, numbers of the enumeration. */
const STATUSES: readonly string[] = [
  'LOGGED_MODEL_STATUS_UNSPECIFIED',
  'LOGGED_MODEL_PENDING',
  'LOGGED_MODEL_READY',
  'LOGGED_MODEL_UPLOAD_FAILED',
];

function modelAnswer(store: MlflowStore, modelId: string): object {
  return { model: loggedModelToWire(store, store.loggedModel(modelId)) };
}

function create(store: MlflowStore, parameters: Parameters): object {
  const model = store.createLoggedModel({
    experimentId: parameters.text('experiment_id'),
    name: parameters.optionalText('name') ?? 'model',
    modelType: parameters.optionalText('model_type') ?? '',
    sourceRunId: parameters.optionalText('source_run_id') ?? '',
    params: parameters.pairs('params'),
    tags: parameters.pairs('tags'),
  });
  return modelAnswer(store, model.modelId);
}

/** Says that all files are there, or that they could not be brought. */
function finalize(store: MlflowStore, parameters: Parameters): object {
  const model = store.loggedModel(parameters.text('model_id'));
  const status = parameters.text('status');
  const name = STATUSES[Number(status)] ?? status;
  if (!STATUSES.includes(name)) {
    throw parameters.invalidValue('status');
  }
  model.status = name as StoredModelStatus;
  model.lastUpdatedTime = store.now();
  return modelAnswer(store, model.modelId);
}

export const loggedModelCalls: readonly ApiCall[] = [
  {
    methods: ['POST'],
    path: 'logged-models/search',
    answer: searchLoggedModels,
  },
  { methods: ['POST'], path: 'logged-models', answer: create },
  {
    methods: ['GET'],
    path: 'logged-models/:model_id',
    answer: (store, parameters) =>
      modelAnswer(store, parameters.text('model_id')),
  },
  {
    methods: ['PATCH'],
    // By another name: MLflow wants the id in the body as well.
    path: 'logged-models/:model_in_path',
    answer: finalize,
  },
  {
    methods: ['DELETE'],
    path: 'logged-models/:model_id',
    answer: (store, parameters) => {
      store.loggedModels.delete(
        store.loggedModel(parameters.text('model_id')).modelId,
      );
      return {};
    },
  },
  {
    methods: ['PATCH'],
    path: 'logged-models/:model_id/tags',
    answer: (store, parameters) => {
      const model = store.loggedModel(parameters.text('model_id'));
      for (const [key, value] of parameters.pairs('tags')) {
        model.tags.set(key, value);
      }
      return modelAnswer(store, model.modelId);
    },
  },
  {
    methods: ['DELETE'],
    path: 'logged-models/:model_id/tags/:tag_key',
    answer: (store, parameters) => {
      const model = store.loggedModel(parameters.text('model_id'));
      model.tags.delete(parameters.text('tag_key'));
      return {};
    },
  },
  {
    methods: ['POST'],
    path: 'logged-models/:model_id/params',
    answer: (store, parameters) => {
      const model = store.loggedModel(parameters.text('model_id'));
      for (const [key, value] of parameters.pairs('params')) {
        model.params.set(key, value);
      }
      return {};
    },
  },
];
