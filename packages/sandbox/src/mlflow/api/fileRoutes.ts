import express, { Request, Router } from 'express';
import { MlflowStore } from '../store/MlflowStore';
import { folderOfUri, modelFolder, runFolder } from '../store/places';
import { readPath, runOf } from './artifactCalls';
import { sendHtml, sendJson } from './answers';
import { answering } from './answering';
import { MlflowApiError } from './MlflowApiError';
import { Parameters } from './Parameters';
import { namedVersion } from './registryCalls';
import { sendFile } from './sendFile';

const UPLOAD_LIMIT = '200mb';

function fileOf(store: MlflowStore, folder: string, path: string): Buffer {
  const content = store.artifacts.read(`${folder}/${path}`);
  if (content) {
    return content;
  }
  if (store.artifacts.isFolder(`${folder}/${path}`)) {
    throw MlflowApiError.invalid(
      `Artifact path refers to a directory, not a file: '${folder}/${path}'`,
    );
  }
  throw MlflowApiError.missing(`No such artifact: '${folder}/${path}'`);
}

const parametersOf = (request: Request) =>
  Parameters.fromQuery(request.query, request.params);

/** Files of runs, of versions and of logged models, each as a download. */
export function createFileRoutes(store: MlflowStore): Router {
  const router = Router();
  router.get(
    '/get-artifact',
    answering((request, response) => {
      const parameters = parametersOf(request);
      const path = readPath(parameters, 'path');
      const folder = runFolder(runOf(store, parameters));
      sendFile(response, path, fileOf(store, folder, path));
    }),
  );
  router.get(
    '/model-versions/get-artifact',
    answering((request, response) => {
      const parameters = parametersOf(request);
      const path = readPath(parameters, 'path');
      const { artifactUri } = namedVersion(store, parameters).version;
      const folder = folderOfUri(artifactUri);
      if (folder === undefined) {
        throw MlflowApiError.internal(
          `The server cannot read artifacts of ${artifactUri}.`,
        );
      }
      sendFile(response, path, fileOf(store, folder, path));
    }),
  );
  router.get(
    '/ajax-api/2.0/mlflow/logged-models/:model_id/artifacts/files',
    answering((request, response) => {
      const parameters = parametersOf(request);
      const model = store.loggedModel(parameters.text('model_id'));
      const path = readPath(parameters, 'artifact_file_path');
      sendFile(response, path, fileOf(store, modelFolder(model), path));
    }),
  );
  return router;
}

/** Files by their place below the server's root, as clients up- and download them. */
export function createProxyRoutes(
  store: MlflowStore,
  options: { serveArtifacts: boolean },
): Router {
  const router = Router();
  const root = /^\/(?:api|ajax-api)\/2\.0\/mlflow-artifacts\/artifacts/;
  if (!options.serveArtifacts) {
    router.all(root, (request, response) => {
      sendHtml(
        response,
        503,
        `Endpoint: ${request.path} disabled due to the mlflow server running with \`--no-serve-artifacts\`. To enable artifacts server functionality, run \`mlflow server\` with \`--serve-artifacts\``,
      );
    });
    return router;
  }
  router.get(
    '/:api(api|ajax-api)/2.0/mlflow-artifacts/artifacts',
    answering((request, response) => {
      const folder = readPath(parametersOf(request), 'path');
      const files = store.artifacts.list(folder).map(({ name, size }) => ({
        path: name,
        is_dir: size === undefined,
        ...(size !== undefined && { file_size: size }),
      }));
      sendJson(response, 200, files.length > 0 ? { files } : {});
    }),
  );
  const file = router.route(
    '/:api(api|ajax-api)/2.0/mlflow-artifacts/artifacts/:path(*)',
  );
  file.get(
    answering((request, response) => {
      const path = readPath(parametersOf(request), 'path');
      const content = store.artifacts.read(path);
      if (!content) {
        throw MlflowApiError.missing(`No such artifact: '${path}'`);
      }
      sendFile(response, path, content);
    }),
  );
  file.put(
    express.raw({ type: () => true, limit: UPLOAD_LIMIT }),
    answering((request, response) => {
      const path = readPath(parametersOf(request), 'path');
      // An empty body is no body to the reader of it.
      const content = Buffer.isBuffer(request.body)
        ? request.body
        : Buffer.alloc(0);
      store.artifacts.write(path, content);
      sendJson(response, 200, {});
    }),
  );
  file.delete(
    answering((request, response) => {
      store.artifacts.remove(readPath(parametersOf(request), 'path'));
      sendJson(response, 200, {});
    }),
  );
  return router;
}
