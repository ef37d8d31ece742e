import { fieldsOf, integerOf, listOf, textOf } from './values';

/** A file or folder of a run or logged model. @public */
export interface MlflowArtifact {
  /** From the root. */
  readonly path: string;
  readonly directory: boolean;
  /** In bytes; folders have none. */
  readonly size?: number;
}

/** One folder of files. @public */
export interface MlflowArtifactPage {
  /** In the server's own terms. */
  readonly rootUri?: string;
  readonly items: readonly MlflowArtifact[];
  readonly nextPageToken?: string;
}

/** Reads the answer of `artifacts/list` or `logged-models/{id}/artifacts/directories`. @public */
export function parseArtifactPage(body: unknown): MlflowArtifactPage {
  const fields = fieldsOf(body);
  return {
    rootUri: textOf(fields.root_uri),
    items: listOf(fields.files).flatMap(parseArtifact),
    nextPageToken: textOf(fields.next_page_token),
  };
}

function parseArtifact(value: unknown): MlflowArtifact[] {
  const fields = fieldsOf(value);
  const path = textOf(fields.path);
  if (path === undefined) {
    return [];
  }
  const directory = fields.is_dir === true;
  const size = directory ? undefined : integerOf(fields.file_size);
  return [{ path, directory, size }];
}

/** A path may be encoded again on its way; servers decode what they find. */
const MOST_DECODINGS = 5;

/**
 * Why a path leads out of the folder that it is meant to be in, or to none;
 * `undefined` when it is fine.
 *
 * @public
 */
export function artifactPathProblem(path: string): string | undefined {
  let text = path;
  for (let times = 0; times < MOST_DECODINGS; times += 1) {
    const problem = plainPathProblem(text);
    if (problem) {
      return problem;
    }
    const decoded = decodedOnce(text);
    if (decoded === text) {
      return undefined;
    }
    text = decoded;
  }
  return 'is encoded too often';
}

function plainPathProblem(path: string): string | undefined {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(path)) {
    return 'holds control characters';
  }
  if (path.startsWith('/') || path.includes('\\') || /^[a-z]+:/i.test(path)) {
    return 'does not begin in the folder of the files';
  }
  const leaves = path
    .split(/[/?#]/)
    .some(segment => segment === '..' || segment === '.');
  return leaves ? 'leads out of the folder of the files' : undefined;
}

function decodedOnce(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that is only that.
    return text;
  }
}
