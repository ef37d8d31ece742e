import { NotFoundError } from '@backstage/errors';
import {
  inferenceInputs,
  MAX_MLMODEL_BYTES,
  type MlflowModelVersion,
  type MlflowRun,
  type MlflowSignatureField,
  type MlModel,
  parseMlModel,
  withoutCredentials,
} from '@mlops-portal/backstage-plugin-mlops-common';
import {
  isMlflowError,
  type MlflowArtifactOwner,
  type MlflowServer,
} from '@mlops-portal/backstage-plugin-mlops-node';
import type { FoundModel } from './findModels';
import { findSourceRuns, servableOf } from './findVersions';
import type { EntityView } from './lookAtEntity';
import { placeOfVersion } from './placeOfVersion';
import { shownTags, toVersionDto, type VersionDtoOptions } from './toDto';
import type { VersionDetailDto } from './types';
import { readOptions, type Viewer } from './Viewer';

/** Of an input example; larger ones are not shown. */
const MAX_EXAMPLE_BYTES = 256 * 1024;

type FilesRoot = NonNullable<VersionDetailDto['filesRoot']>;
type Reading = ReturnType<typeof readOptions>;

/** A version of a model that has been checked to be the entity's. Throws NotFoundError when there is none. @internal */
export async function versionDetail(
  found: FoundModel,
  view: EntityView,
  options: VersionDtoOptions & { readonly version: string },
): Promise<Omit<VersionDetailDto, 'sources'>> {
  const { server, model } = found;
  const reading = readOptions(view.viewer, server);
  const version = await server.client.getModelVersion(
    { name: model.name, version: options.version },
    reading,
  );
  if (!version || version.name !== model.name) {
    throw new NotFoundError(
      `Registered model "${model.name}" has no version ${options.version}.`,
    );
  }
  const [runs, servable, place] = await Promise.all([
    findSourceRuns(view, server, [version]),
    servableOf(server, version, view.viewer),
    placeOf(server, version, view.viewer),
  ]);
  const run = version.runId ? runs.get(version.runId) : undefined;
  const filesRoot = run && (await filesRootOf(server, run, place, reading));
  const owners = ownersOf(version, filesRoot);
  const file = await readMlModel(server, owners, reading);
  return {
    ...toVersionDto(found, { version, run, servable }, options),
    server: server.config.id,
    model: model.name,
    description: version.description,
    lastUpdatedAt: version.lastUpdatedAt?.toISOString(),
    source: version.source && withoutCredentials(version.source),
    loggedModel: filesRoot?.model,
    filesRoot,
    ...(file && (await contentOf(server, file, reading))),
    flavors: [...(file?.model.flavors ?? [])],
    tags: shownTags(version.tags),
  };
}

async function placeOf(
  server: MlflowServer,
  version: MlflowModelVersion,
  viewer: Viewer,
): Promise<string | undefined> {
  try {
    return await placeOfVersion(server, version, viewer);
  } catch (error) {
    viewer.signal?.throwIfAborted();
    if (isMlflowError(error)) {
      return undefined;
    }
    throw error;
  }
}

/** Where the files are among those of the run, by which the pages reach them. */
async function filesRootOf(
  { client }: MlflowServer,
  run: MlflowRun,
  place: string | undefined,
  reading: Reading,
): Promise<FilesRoot | undefined> {
  const stored = /\/models\/(m-[A-Za-z0-9-]+)\/artifacts\/?$/.exec(place ?? '');
  if (stored) {
    const [, model] = stored;
    const logged = await client.getLoggedModel(model, reading);
    const ofRun =
      run.modelIds.includes(model) || logged?.sourceRunId === run.runId;
    return ofRun ? { run: run.runId, model } : undefined;
  }
  const root = run.artifactUri && `${run.artifactUri.replace(/\/+$/, '')}/`;
  return root && place?.startsWith(root)
    ? { run: run.runId, path: place.slice(root.length).replace(/\/+$/, '') }
    : undefined;
}

interface Folder {
  readonly owner: MlflowArtifactOwner;
  readonly path: string;
}

/** From where the files may be read: the registry follows most addresses itself. */
function ownersOf(
  { name, version }: MlflowModelVersion,
  filesRoot: FilesRoot | undefined,
): readonly Folder[] {
  const registry = { owner: { model: name, version }, path: '' };
  if (!filesRoot) {
    return [registry];
  }
  const { run, model, path = '' } = filesRoot;
  const files = model
    ? { owner: { modelId: model }, path: '' }
    : { owner: { runId: run }, path: `${path}/` };
  return [registry, files];
}

interface ModelFile {
  readonly model: MlModel;
  readonly folder: Folder;
}

/** A file that cannot be read costs only what it says. */
async function readText(
  { client }: MlflowServer,
  file: { owner: MlflowArtifactOwner; path: string; maxBytes: number },
  reading: Reading,
): Promise<string | undefined> {
  try {
    return await client.readArtifact(file, reading);
  } catch (error) {
    reading.signal?.throwIfAborted();
    if (isMlflowError(error)) {
      return undefined;
    }
    throw error;
  }
}

async function readMlModel(
  server: MlflowServer,
  folders: readonly Folder[],
  reading: Reading,
): Promise<ModelFile | undefined> {
  for (const folder of folders) {
    const { owner, path } = folder;
    const text = await readText(
      server,
      { owner, path: `${path}MLmodel`, maxBytes: MAX_MLMODEL_BYTES },
      reading,
    );
    const model = text === undefined ? undefined : parseMlModel(text);
    if (model) {
      return { model, folder };
    }
  }
  return undefined;
}

async function contentOf(
  server: MlflowServer,
  { model, folder }: ModelFile,
  reading: Reading,
) {
  const { signature, mlflowVersion, modelSize } = model;
  const request = signature && inferenceInputs(signature);
  const example = model.servingInput ?? model.inputExample;
  return {
    mlflowVersion,
    modelSize,
    signature: signature && {
      inputs: signature.inputs.map(toField),
      outputs: signature.outputs.map(toField),
      params: signature.params.map(toField),
    },
    request: request && {
      contentType: request.contentType,
      inputs: request.inputs.map(input => ({
        ...input,
        shape: [...input.shape],
      })),
    },
    inputExample:
      example &&
      (await readText(
        server,
        {
          owner: folder.owner,
          path: `${folder.path}${example}`,
          maxBytes: MAX_EXAMPLE_BYTES,
        },
        reading,
      )),
  };
}

function toField(field: MlflowSignatureField) {
  const inner = field.dtype ?? field.items;
  return {
    name: field.name,
    type: inner ? `${field.type}<${inner}>` : field.type,
    required: field.required,
    shape: field.shape && [...field.shape],
    default:
      field.default === undefined ? undefined : JSON.stringify(field.default),
  };
}
