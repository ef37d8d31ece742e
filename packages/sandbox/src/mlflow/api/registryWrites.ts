import { MlflowStore } from '../store/MlflowStore';
import { modelUri } from '../store/places';
import { modelToWire, modelVersionToWire } from '../store/registryWire';
import { StoredModelVersion } from '../store/types';
import { ApiCall } from './ApiCall';
import { MlflowApiError } from './MlflowApiError';
import { Parameters } from './Parameters';
import { findVersion, namedVersion } from './registryCalls';

const STAGES: readonly string[] = ['None', 'Staging', 'Production', 'Archived'];

function createModel(store: MlflowStore, parameters: Parameters): object {
  const name = parameters.text('name');
  if (/[/:]/.test(name)) {
    throw MlflowApiError.invalid(
      `Invalid model name: '${name}'. Model name cannot contain '/' or ':'`,
    );
  }
  if (store.models.has(name)) {
    throw MlflowApiError.exists(
      `Registered Model (name=${name}) already exists.`,
    );
  }
  const creationTime = store.now();
  const model = {
    name,
    description: parameters.optionalText('description') ?? '',
    creationTime,
    lastUpdatedTime: creationTime,
    tags: parameters.pairs('tags'),
    versions: [],
    aliases: new Map(),
  };
  store.models.set(name, model);
  return { registered_model: modelToWire(model) };
}

/** The server follows the ids of logged models; other sources stay as they are. */
function loggedModelOf(store: MlflowStore, source: string) {
  const modelId = /^models:\/(m-[^/]+)$/.exec(source)?.[1];
  return modelId === undefined ? undefined : store.loggedModel(modelId);
}

function createVersion(store: MlflowStore, parameters: Parameters): object {
  const model = store.model(parameters.text('name'));
  const source = parameters.text('source');
  const logged = loggedModelOf(store, source);
  const creationTime = store.now();
  const version: StoredModelVersion = {
    version: String(Number(model.versions.at(-1)?.version ?? 0) + 1),
    creationTime,
    lastUpdatedTime: creationTime,
    runId: parameters.optionalText('run_id') || logged?.sourceRunId || '',
    source,
    artifactUri: logged ? modelUri(store, logged) : source,
    description: parameters.optionalText('description') ?? '',
    stage: 'None',
    tags: parameters.pairs('tags'),
  };
  model.versions.push(version);
  model.lastUpdatedTime = creationTime;
  return {
    model_version: modelVersionToWire(model, version, { withAliases: true }),
  };
}

/** Changes a version, notes when, and answers it. */
function changing(
  change: (version: StoredModelVersion, parameters: Parameters) => void,
): ApiCall['answer'] {
  return (store, parameters) => {
    const { model, version } = namedVersion(store, parameters);
    change(version, parameters);
    version.lastUpdatedTime = store.now();
    return {
      model_version: modelVersionToWire(model, version, { withAliases: true }),
    };
  };
}

function setStage(version: StoredModelVersion, parameters: Parameters) {
  const stage = parameters.text('stage');
  if (!STAGES.includes(stage)) {
    throw MlflowApiError.invalid(
      `Invalid Model Version stage: ${stage}. Value must be one of ${STAGES.join(
        ', ',
      )}.`,
    );
  }
  version.stage = stage as StoredModelVersion['stage'];
}

function setAlias(store: MlflowStore, parameters: Parameters): object {
  const model = store.model(parameters.text('name'));
  const alias = parameters.text('alias');
  const { version } = findVersion(model, parameters.text('version'));
  model.aliases.set(alias, version);
  return {};
}

export const registryWrites: readonly ApiCall[] = [
  { methods: ['POST'], path: 'registered-models/create', answer: createModel },
  {
    methods: ['PATCH'],
    path: 'registered-models/update',
    answer: (store, parameters) => {
      const model = store.model(parameters.text('name'));
      model.description = parameters.optionalText('description') ?? '';
      model.lastUpdatedTime = store.now();
      return { registered_model: modelToWire(model) };
    },
  },
  {
    methods: ['DELETE'],
    path: 'registered-models/delete',
    answer: (store, parameters) => {
      store.models.delete(store.model(parameters.text('name')).name);
      return {};
    },
  },
  {
    methods: ['POST'],
    path: 'registered-models/set-tag',
    answer: (store, parameters) => {
      const model = store.model(parameters.text('name'));
      const value = parameters.optionalText('value') ?? '';
      model.tags.set(parameters.text('key'), value);
      return {};
    },
  },
  { methods: ['POST'], path: 'registered-models/alias', answer: setAlias },
  {
    methods: ['DELETE'],
    path: 'registered-models/alias',
    answer: (store, parameters) => {
      const model = store.model(parameters.text('name'));
      model.aliases.delete(parameters.text('alias'));
      return {};
    },
  },
  { methods: ['POST'], path: 'model-versions/create', answer: createVersion },
  {
    methods: ['PATCH'],
    path: 'model-versions/update',
    answer: changing((version, parameters) => {
      version.description = parameters.optionalText('description') ?? '';
    }),
  },
  {
    methods: ['POST'],
    path: 'model-versions/transition-stage',
    answer: changing(setStage),
  },
  {
    methods: ['POST'],
    path: 'model-versions/set-tag',
    answer: (store, parameters) => {
      const { version } = namedVersion(store, parameters);
      const value = parameters.optionalText('value') ?? '';
      version.tags.set(parameters.text('key'), value);
      return {};
    },
  },
];
