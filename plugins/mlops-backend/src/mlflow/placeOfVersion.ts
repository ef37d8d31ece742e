import type {
  MlflowLoggedModel,
  MlflowModelVersion,
  MlflowRun,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { MlflowServer } from '@mlops-portal/backstage-plugin-mlops-node';
import { decideExperiment } from './findExperiments';
import { refusalOf } from './findModels';
import { readOptions, type Viewer } from './Viewer';

/** A name of a place that stands for another one at most so often. */
const MOST_STEPS = 5;

/**
 * Where the files of a version are. Servers follow most names of places
 * themselves; what was registered by the low-level API they answer as it was
 * written: `runs:/<run>/<path>`, `models:/m-<id>` or `models:/<name>/<version>`,
 * which is followed only to what the viewer may see.
 *
 * @internal
 */
export async function placeOfVersion(
  server: MlflowServer,
  version: MlflowModelVersion,
  viewer: Viewer,
): Promise<string | undefined> {
  const options = readOptions(viewer, server);
  let place =
    (await server.client.getModelDownloadUri(version, options)) ??
    version.source;
  for (let step = 0; place !== undefined && step < MOST_STEPS; step += 1) {
    const next: string | undefined = await follow(server, place, viewer);
    if (next === undefined) {
      break;
    }
    place = next;
  }
  return place;
}

/** `undefined` where a place is a physical one, or is not known to the server. */
async function follow(
  server: MlflowServer,
  place: string,
  viewer: Viewer,
): Promise<string | undefined> {
  const { client } = server;
  const options = readOptions(viewer, server);
  const [, modelId] = /^models:\/+(m-[^/]+)$/.exec(place) ?? [];
  if (modelId) {
    const model = await client.getLoggedModel(modelId, options);
    return (await maySee(server, model, viewer))
      ? model?.artifactUri
      : undefined;
  }
  const [, name, version] = /^models:\/+([^/@]+)\/(\d+)$/.exec(place) ?? [];
  if (name) {
    const model = await client.getRegisteredModel(name, options);
    return model && (await refusalOf({ server, model }, viewer)) === undefined
      ? client.getModelDownloadUri({ name, version }, options)
      : undefined;
  }
  const [, runId, path] = /^runs:\/+([^/]+)\/(.+)$/.exec(place) ?? [];
  const run = runId ? await client.getRun(runId, options) : undefined;
  if (!run || !(await maySee(server, run, viewer))) {
    return undefined;
  }
  const logged = await Promise.all(
    run.modelIds.map(id => client.getLoggedModel(id, options)),
  );
  const model = logged.find(one => one?.name === path);
  return (
    model?.artifactUri ??
    (run.artifactUri && `${run.artifactUri.replace(/\/+$/, '')}/${path}`)
  );
}

/** Whose it is, is decided by its experiment. */
async function maySee(
  server: MlflowServer,
  thing: Pick<MlflowRun | MlflowLoggedModel, 'experimentId'> | undefined,
  viewer: Viewer,
): Promise<boolean> {
  const experiment =
    thing?.experimentId === undefined
      ? undefined
      : await server.client.getExperiment(
          thing.experimentId,
          readOptions(viewer, server),
        );
  return (
    experiment !== undefined &&
    decideExperiment({ server, experiment }, viewer).allowed
  );
}
