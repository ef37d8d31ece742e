import { MlflowStore } from '../store/MlflowStore';
import { list } from '../store/pairs';
import { modelFolder, modelUri, runFolder, runUri } from '../store/places';
import { ApiCall } from './ApiCall';
import { MlflowApiError } from './MlflowApiError';
import { Parameters } from './Parameters';

/** A path below a root; the empty one is the root. */
export function readPath(parameters: Parameters, name: string): string {
  const path = parameters.optionalText(name) ?? '';
  if (path.startsWith('/') || path.split('/').includes('..')) {
    throw MlflowApiError.invalid('Invalid path');
  }
  return path.replace(/\/+$/, '');
}

export function runOf(store: MlflowStore, parameters: Parameters) {
  return store.run(
    parameters.optionalText('run_uuid') ?? parameters.text('run_id'),
  );
}

/** One level below a path; a path that leads nowhere, or to a file, has none. */
function filesBelow(store: MlflowStore, folder: string, path: string): object {
  const entries = store.artifacts.list(path ? `${folder}/${path}` : folder);
  const files = entries.map(({ name, size }) => ({
    path: path ? `${path}/${name}` : name,
    is_dir: size === undefined,
    ...(size !== undefined && { file_size: size }),
  }));
  return list('files', files);
}

export const artifactCalls: readonly ApiCall[] = [
  {
    methods: ['GET'],
    path: 'artifacts/list',
    answer: (store, parameters) => {
      const run = runOf(store, parameters);
      const path = readPath(parameters, 'path');
      return {
        root_uri: runUri(store, run),
        ...filesBelow(store, runFolder(run), path),
      };
    },
  },
  {
    methods: ['GET'],
    path: 'logged-models/:model_id/artifacts/directories',
    answer: (store, parameters) => {
      const model = store.loggedModel(parameters.text('model_id'));
      const path = readPath(parameters, 'artifact_directory_path');
      return {
        root_uri: modelUri(store, model),
        ...filesBelow(store, modelFolder(model), path),
      };
    },
  },
];
