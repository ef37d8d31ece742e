import { isMlflowError, MlflowError } from './MlflowError';
import type {
  MlflowQuestion,
  MlflowReader,
  MlflowReadOptions,
} from './MlflowReader';
import { discard, readBodyText } from '../http/readBodyText';

/** Whose files are meant. @public */
export type MlflowArtifactOwner =
  | { readonly runId: string }
  | { readonly modelId: string }
  | { readonly model: string; readonly version: string };

/** A file as it comes; its body has to be read or cancelled. @public */
export interface MlflowArtifactContent {
  readonly body: ReadableStream<Uint8Array>;
  /** As the server says it; never to be believed. */
  readonly contentType?: string;
  /** In bytes, where the server says it. */
  readonly size?: number;
}

function questionFor(owner: MlflowArtifactOwner, path: string): MlflowQuestion {
  if ('modelId' in owner) {
    const id = encodeURIComponent(owner.modelId);
    return {
      path: `2.0/mlflow/logged-models/${id}/artifacts/files`,
      root: 'ajax-api',
      query: { artifact_file_path: path },
    };
  }
  return 'runId' in owner
    ? {
        path: 'get-artifact',
        root: 'server',
        query: { run_id: owner.runId, path },
      }
    : {
        path: 'model-versions/get-artifact',
        root: 'server',
        query: { name: owner.model, version: owner.version, path },
      };
}

/**
 * Opens a file; `undefined` when there is none, or a folder. Throws a
 * MlflowError `too-large` when it is known to be larger than allowed.
 *
 * @internal
 */
export async function openArtifact(
  reader: MlflowReader,
  file: { readonly owner: MlflowArtifactOwner; readonly path: string },
  options: MlflowReadOptions & {
    readonly maxBytes: number;
    readonly server: string;
  },
): Promise<MlflowArtifactContent | undefined> {
  const { maxBytes } = options;
  let response: Response;
  try {
    response = await reader.open(questionFor(file.owner, file.path), options);
  } catch (error) {
    if (isMlflowError(error) && isMissing(error)) {
      return undefined;
    }
    throw error;
  }
  const length = response.headers.get('content-length');
  const encoded = response.headers.get('content-encoding');
  const size = length && !encoded ? Number(length) : undefined;
  const body = response.body ?? new ReadableStream<Uint8Array>();
  if (size !== undefined && size > maxBytes) {
    discard(body.cancel());
    throw tooLarge(options.server, maxBytes, size);
  }
  return {
    body: body.pipeThrough(atMost(maxBytes, options.server)),
    contentType: response.headers.get('content-type') ?? undefined,
    size,
  };
}

/** The text of a small file; `undefined` when there is none, or it is larger. @internal */
export async function readArtifactText(
  ...args: Parameters<typeof openArtifact>
): Promise<string | undefined> {
  try {
    const content = await openArtifact(...args);
    return (
      content &&
      (await readBodyText(new Response(content.body), args[2].maxBytes))
    );
  } catch (error) {
    if (isMlflowError(error) && error.failure === 'too-large') {
      return undefined;
    }
    throw error;
  }
}

/** How newer servers, of which 3.17 was tried, refuse a folder. */
const REFUSED_FOLDER = /refers to a directory, not a file/;

/** Servers up to 3.3 fail on what is not there, and those before 3.17 on folders. */
function isMissing({ failure, detail }: MlflowError): boolean {
  return (
    failure === 'not-found' ||
    (failure === 'failed' && detail === undefined) ||
    (failure === 'rejected' && REFUSED_FOLDER.test(detail ?? ''))
  );
}

function tooLarge(server: string, maxBytes: number, size?: number) {
  const has = size === undefined ? 'more' : `${megabytes(size)} MB`;
  return new MlflowError({
    server,
    failure: 'too-large',
    message: `The file is too large: it has ${has}, and at most ${megabytes(
      maxBytes,
    )} MB are taken.`,
  });
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0);
}

/** Breaks off what turns out to be larger, whatever the server announced. */
function atMost(maxBytes: number, server: string) {
  let bytes = 0;
  return new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) {
        controller.error(tooLarge(server, maxBytes));
      } else {
        controller.enqueue(chunk);
      }
    },
  });
}
