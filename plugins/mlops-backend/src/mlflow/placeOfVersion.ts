import type { MlflowModelVersion } from '@mlops-portal/backstage-plugin-mlops-common';
import type {
  MlflowClient,
  MlflowReadOptions,
} from '@mlops-portal/backstage-plugin-mlops-node';

type Client = Pick<
  MlflowClient,
  'getModelDownloadUri' | 'getLoggedModel' | 'getRun'
>;

/** A name of a place that stands for another one at most so often. */
const MOST_STEPS = 5;

/**
 * Where the files of a version are. Servers follow most names of places
 * themselves; what was registered by the low-level API they answer as it was
 * written: `runs:/<run>/<path>` or `models:/m-<id>`.
 *
 * @internal
 */
export async function placeOfVersion(
  client: Client,
  version: MlflowModelVersion,
  options: MlflowReadOptions,
): Promise<string | undefined> {
  let place =
    (await client.getModelDownloadUri(version, options)) ?? version.source;
  for (let step = 0; place !== undefined && step < MOST_STEPS; step += 1) {
    const next: string | undefined = await follow(client, place, options);
    if (next === undefined) {
      break;
    }
    place = next;
  }
  return place;
}

/** `undefined` where a place is a physical one, or is not known to the server. */
async function follow(
  client: Client,
  place: string,
  options: MlflowReadOptions,
): Promise<string | undefined> {
  const [, modelId] = /^models:\/+(m-[^/]+)$/.exec(place) ?? [];
  if (modelId) {
    return (await client.getLoggedModel(modelId, options))?.artifactUri;
  }
  const [, runId, path] = /^runs:\/+([^/]+)\/(.+)$/.exec(place) ?? [];
  if (!runId) {
    return undefined;
  }
  const run = await client.getRun(runId, options);
  const logged = await Promise.all(
    (run?.modelIds ?? []).map(id => client.getLoggedModel(id, options)),
  );
  const model = logged.find(one => one?.name === path);
  return (
    model?.artifactUri ??
    (run?.artifactUri && `${run.artifactUri.replace(/\/+$/, '')}/${path}`)
  );
}
