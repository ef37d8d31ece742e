import { InputError, NotFoundError } from '@backstage/errors';
import {
  artifactPathProblem,
  withoutCredentials,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { MlflowArtifactContent } from '@mlops-portal/backstage-plugin-mlops-node';
import type { AllowedRun } from './requireRun';
import type { ArtifactListDto } from './types';
import { readOptions, type Viewer } from './Viewer';

/** Of a file that is looked at in the browser. */
const PREVIEW_BYTES = 5 * 1024 * 1024;

/** Where among the files of a run. @internal */
export interface ArtifactPlace {
  readonly path?: string;
  /** The id of a model that the run logged. */
  readonly model?: string;
}

/** A file, to be sent on. @internal */
export interface ArtifactFile extends MlflowArtifactContent {
  readonly name: string;
}

/** One folder of a run that has been checked to be the entity's. @internal */
export async function listArtifacts(
  found: AllowedRun,
  place: ArtifactPlace & { readonly pageToken?: string },
  viewer: Viewer,
): Promise<ArtifactListDto> {
  requireInside(place.path);
  const { server } = found;
  const page = await server.client.listArtifacts(
    {
      owner: await ownerOf(found, place, viewer),
      path: place.path,
      pageToken: place.pageToken,
    },
    readOptions(viewer, server),
  );
  return {
    rootUri: page.rootUri && withoutCredentials(page.rootUri),
    nextPageToken: page.nextPageToken,
    items: page.items
      .filter(({ path }) => artifactPathProblem(path) === undefined)
      .map(({ path, directory, size }) => ({
        path,
        name: nameOf(path),
        directory,
        size,
      }))
      .sort(
        (one, other) =>
          Number(other.directory) - Number(one.directory) ||
          (one.name < other.name ? -1 : 1),
      ),
  };
}

/** A file of a run that has been checked to be the entity's. Throws NotFoundError where there is none. @internal */
export async function openArtifact(
  found: AllowedRun,
  place: ArtifactPlace & { readonly path: string; readonly download?: boolean },
  viewer: Viewer,
): Promise<ArtifactFile> {
  requireInside(place.path);
  const { server } = found;
  const content = await server.client.openArtifact(
    {
      owner: await ownerOf(found, place, viewer),
      path: place.path,
      maxBytes: place.download
        ? server.config.limits.maxDownloadBytes
        : PREVIEW_BYTES,
    },
    readOptions(viewer, server),
  );
  if (!content) {
    throw new NotFoundError(
      `The run has no file "${place.path}", or it is a folder.`,
    );
  }
  return { ...content, name: nameOf(place.path) };
}

function requireInside(path: string | undefined): void {
  const problem = path && artifactPathProblem(path);
  if (problem) {
    throw new InputError(`The path of a file ${problem}.`);
  }
}

/** The run itself, or a model that it logged: of another one nothing is said. */
async function ownerOf(
  { server, run }: AllowedRun,
  { model }: ArtifactPlace,
  viewer: Viewer,
): Promise<{ runId: string } | { modelId: string }> {
  if (model === undefined) {
    return { runId: run.runId };
  }
  const logged = await server.client.getLoggedModel(
    model,
    readOptions(viewer, server),
  );
  const ofRun =
    logged?.modelId === model &&
    logged.experimentId === run.experimentId &&
    (logged.sourceRunId === run.runId || run.modelIds.includes(model));
  if (!ofRun) {
    throw new NotFoundError(`The run has not logged a model "${model}".`);
  }
  return { modelId: model };
}

function nameOf(path: string): string {
  return path.split('/').findLast(Boolean) ?? path;
}

/** Pictures that hold no script; everything else is text or bytes. */
const PICTURES: ReadonlyMap<string, string> = new Map([
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
]);

/** As what a file is sent: never as a page, whatever the server calls it. @internal */
export function sentAs({
  name,
  contentType,
}: Pick<ArtifactFile, 'name' | 'contentType'>): string {
  const ending = name.toLowerCase().split('.').at(-1) ?? '';
  const picture = PICTURES.get(ending);
  if (picture) {
    return picture;
  }
  return /^(?:text\/|application\/(?:json|ya?ml|x-yaml|xml)|image\/svg)/i.test(
    contentType ?? '',
  )
    ? 'text/plain; charset=utf-8'
    : 'application/octet-stream';
}
