import {
  chunked,
  type MlflowModelVersion,
  type MlflowRegisteredModel,
} from '@mlops-portal/backstage-plugin-mlops-common';
import {
  isMlflowError,
  type MlflowServer,
} from '@mlops-portal/backstage-plugin-mlops-node';
import { refusalOf } from './findModels';
import { aliasesOf } from './aliasesOf';
import { RUN_ID } from './requireRun';
import { readOptions, type Viewer } from './Viewer';

/** Ids in one condition; more make a request line that some servers refuse. */
const IDS_AT_ONCE = 50;
const MOST_VERSIONS = 1000;
const MOST_MODELS = 20;

/**
 * The versions of registered models that were made of runs, by run, as far as
 * the viewer may see the models. The runs have been checked by the caller.
 * Without a registry there are none.
 *
 * @internal
 */
export async function registeredVersions(
  server: MlflowServer,
  viewer: Viewer,
  runIds: readonly string[],
): Promise<ReadonlyMap<string, readonly MlflowModelVersion[]>> {
  const ids = [...new Set(runIds)].filter(id => RUN_ID.test(id));
  try {
    const pages = await Promise.all(
      chunked(ids, IDS_AT_ONCE).map(some =>
        server.client.searchModelVersions(
          {
            filter: `run_id IN (${some.map(id => `'${id}'`).join(', ')})`,
            maxResults: MOST_VERSIONS,
          },
          readOptions(viewer, server),
        ),
      ),
    );
    const asked = new Set(ids);
    const versions = pages
      .flatMap(({ items }) => items)
      .filter(({ runId }) => runId && asked.has(runId));
    return grouped(await visibleOf(server, viewer, versions));
  } catch (error) {
    viewer.signal?.throwIfAborted();
    if (isMlflowError(error)) {
      return new Map();
    }
    throw error;
  }
}

async function visibleOf(
  server: MlflowServer,
  viewer: Viewer,
  versions: readonly MlflowModelVersion[],
): Promise<readonly MlflowModelVersion[]> {
  const names = [...new Set(versions.map(({ name }) => name))];
  const visible = new Map<string, MlflowRegisteredModel>();
  await Promise.all(
    names.slice(0, MOST_MODELS).map(async name => {
      const model = await server.client.getRegisteredModel(
        name,
        readOptions(viewer, server),
      );
      if (model && (await refusalOf({ server, model }, viewer)) === undefined) {
        visible.set(name, model);
      }
    }),
  );
  return versions.flatMap(version => {
    const model = visible.get(version.name);
    return model ? [{ ...version, aliases: aliasesOf(model, version) }] : [];
  });
}

function grouped(
  versions: readonly MlflowModelVersion[],
): ReadonlyMap<string, readonly MlflowModelVersion[]> {
  const byRun = new Map<string, MlflowModelVersion[]>();
  for (const version of versions) {
    const { runId = '' } = version;
    byRun.set(runId, [...(byRun.get(runId) ?? []), version]);
  }
  return byRun;
}
