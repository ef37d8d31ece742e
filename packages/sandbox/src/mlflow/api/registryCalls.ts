import { parseFilter } from '../search/filter';
import { FilterRules, Identifier } from '../search/FilterRules';
import { matches } from '../search/matches';
import { parseOrderBy, sortBy } from '../search/orderBy';
import { pageOf } from '../search/pageToken';
import { MlflowStore } from '../store/MlflowStore';
import { list } from '../store/pairs';
import { StoredModel, StoredModelVersion } from '../store/types';
import {
  latestVersions,
  modelToWire,
  modelVersionToWire,
} from '../store/registryWire';
import { ApiCall } from './ApiCall';
import { MlflowApiError } from './MlflowApiError';
import { Parameters } from './Parameters';

const MODEL_RULES: FilterRules = {
  dialect: 'others',
  types: ['attribute', 'tag'],
  attributes: ['name'],
  numericAttributes: [],
  listAttributes: ['name'],
};
const MODEL_ORDER_RULES: FilterRules = {
  ...MODEL_RULES,
  types: ['attribute'],
  attributes: ['name', 'timestamp', 'last_updated_timestamp'],
};
const VERSION_RULES: FilterRules = {
  dialect: 'others',
  types: ['attribute', 'tag'],
  attributes: ['name', 'version_number', 'run_id', 'source_path'],
  numericAttributes: ['version_number'],
  listAttributes: ['name', 'run_id'],
};
const VERSION_ORDER_RULES: FilterRules = {
  ...VERSION_RULES,
  types: ['attribute'],
  attributes: [
    'name',
    'version_number',
    'creation_timestamp',
    'last_updated_timestamp',
  ],
};

interface Found {
  readonly model: StoredModel;
  readonly version: StoredModelVersion;
}

function readModel(model: StoredModel, { type, key }: Identifier) {
  if (type === 'tag') {
    return model.tags.get(key);
  }
  return key === 'name' ? model.name : model.lastUpdatedTime;
}

function readVersion({ model, version }: Found, { type, key }: Identifier) {
  if (type === 'tag') {
    return version.tags.get(key);
  }
  switch (key) {
    case 'name':
      return model.name;
    case 'version_number':
      return Number(version.version);
    case 'run_id':
      return version.runId;
    case 'source_path':
      return version.source;
    default:
      return key === 'creation_timestamp'
        ? version.creationTime
        : version.lastUpdatedTime;
  }
}

function searchModels(store: MlflowStore, parameters: Parameters): object {
  const maxResults = parameters.maxResults({ default: 100, maximum: 1000 });
  const filter = parseFilter(parameters.optionalText('filter'), MODEL_RULES);
  const orderBy = parameters.texts('order_by');
  const found = [...store.models.values()].filter(model =>
    filter.every(condition => matches(readModel(model, condition), condition)),
  );
  const sorted = sortBy(
    found,
    [
      ...parseOrderBy(orderBy, MODEL_ORDER_RULES),
      { type: 'attribute', key: 'name', ascending: true },
    ],
    readModel,
  );
  return pageOf('registered_models', sorted, {
    maxResults,
    pageToken: parameters.optionalText('page_token'),
    toWire: modelToWire,
  });
}

function searchVersions(store: MlflowStore, parameters: Parameters): object {
  const maxResults = parameters.maxResults({
    default: 10_000,
    maximum: 200_000,
  });
  const filter = parseFilter(parameters.optionalText('filter'), VERSION_RULES);
  const orderBy = parameters.texts('order_by');
  const found = [...store.models.values()]
    .flatMap(model => model.versions.map(version => ({ model, version })))
    .filter(item =>
      filter.every(condition =>
        matches(readVersion(item, condition), condition),
      ),
    );
  const sorted = sortBy(
    found,
    [
      ...parseOrderBy(orderBy, VERSION_ORDER_RULES),
      { type: 'attribute', key: 'last_updated_timestamp', ascending: false },
      { type: 'attribute', key: 'name', ascending: true },
      { type: 'attribute', key: 'version_number', ascending: false },
    ],
    readVersion,
  );
  return pageOf('model_versions', sorted, {
    maxResults,
    pageToken: parameters.optionalText('page_token'),
    toWire: ({ model, version }) =>
      modelVersionToWire(model, version, { withAliases: false }),
  });
}

export function findVersion(
  model: StoredModel,
  number: string,
): StoredModelVersion {
  if (!/^\d+$/.test(number)) {
    throw MlflowApiError.invalid(
      `Parameter 'version' must be an integer, got '${number}'.`,
    );
  }
  const version = model.versions.find(item => item.version === number);
  if (!version) {
    throw MlflowApiError.missing(
      `Model Version (name=${model.name}, version=${number}) not found`,
    );
  }
  return version;
}

export function namedVersion(
  store: MlflowStore,
  parameters: Parameters,
): Found {
  const name = parameters.text('name');
  const number = parameters.text('version');
  const model = store.models.get(name);
  if (!model) {
    throw MlflowApiError.missing(
      `Model Version (name=${name}, version=${number}) not found`,
    );
  }
  return { model, version: findVersion(model, number) };
}

function byAlias(store: MlflowStore, parameters: Parameters): object {
  const model = store.model(parameters.text('name'));
  const alias = parameters.text('alias');
  const number =
    alias === 'latest'
      ? model.versions.at(-1)?.version
      : model.aliases.get(alias);
  if (number === undefined) {
    throw MlflowApiError.invalid(`Registered model alias ${alias} not found.`);
  }
  const version = findVersion(model, number);
  return {
    model_version: modelVersionToWire(model, version, { withAliases: true }),
  };
}

export const registryCalls: readonly ApiCall[] = [
  { methods: ['GET'], path: 'registered-models/search', answer: searchModels },
  {
    methods: ['GET'],
    path: 'registered-models/get',
    answer: (store, parameters) => ({
      registered_model: modelToWire(store.model(parameters.text('name'))),
    }),
  },
  { methods: ['GET'], path: 'registered-models/alias', answer: byAlias },
  {
    methods: ['GET', 'POST'],
    path: 'registered-models/get-latest-versions',
    answer: (store, parameters) => {
      const model = store.model(parameters.text('name'));
      const stages = parameters.texts('stages');
      const versions = latestVersions(model)
        .filter(({ stage }) => stages.length === 0 || stages.includes(stage))
        .map(version =>
          modelVersionToWire(model, version, { withAliases: true }),
        );
      return list('model_versions', versions);
    },
  },
  { methods: ['GET'], path: 'model-versions/search', answer: searchVersions },
  {
    methods: ['GET'],
    path: 'model-versions/get',
    answer: (store, parameters) => {
      const { model, version } = namedVersion(store, parameters);
      return {
        model_version: modelVersionToWire(model, version, {
          withAliases: true,
        }),
      };
    },
  },
  {
    methods: ['GET'],
    path: 'model-versions/get-download-uri',
    answer: (store, parameters) => ({
      artifact_uri: namedVersion(store, parameters).version.artifactUri,
    }),
  },
];
