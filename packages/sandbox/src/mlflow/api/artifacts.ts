import { MlflowStore } from '../store/MlflowStore';
import { ApiCall } from './ApiCall';
import { MlflowApiError } from './MlflowApiError';
import { Parameters } from './Parameters';

function readPath(parameters: Parameters): string {
  const path = parameters.optionalText('path') ?? '';
  if (path.startsWith('/') || path.split('/').includes('..')) {
    throw MlflowApiError.invalid('Invalid path');
  }
  return path.replace(/\/+$/, '');
}

function runOf(store: MlflowStore, parameters: Parameters) {
  return store.run(
    parameters.optionalText('run_uuid') ?? parameters.text('run_id'),
  );
}

/** One level below a path; a path that leads nowhere, or to a file, has none. */
function list(store: MlflowStore, parameters: Parameters): object {
  const run = runOf(store, parameters);
  const path = readPath(parameters);
  const prefix = path ? `${path}/` : '';
  const files = new Map<string, object>();
  for (const [name, content] of run.artifacts) {
    if (name.startsWith(prefix)) {
      const [segment, ...rest] = name.slice(prefix.length).split('/');
      const child = `${prefix}${segment}`;
      files.set(
        child,
        rest.length > 0
          ? { path: child, is_dir: true }
          : { path: child, is_dir: false, file_size: content.length },
      );
    }
  }
  const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    root_uri: store.artifactUri(run),
    ...(sorted.length > 0 && { files: sorted.map(([, file]) => file) }),
  };
}

/** The bytes of a file and how a browser is told to treat them: as a download, never as a page. */
export function readArtifact(
  store: MlflowStore,
  parameters: Parameters,
): { content: Buffer; headers: Record<string, string> } {
  const run = runOf(store, parameters);
  const path = readPath(parameters);
  const content = run.artifacts.get(path);
  if (!content) {
    throw MlflowApiError.missing(
      `No such artifact: '${run.experimentId}/${run.runId}/artifacts/${path}'`,
    );
  }
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isText = /\.(?:json|ya?ml|csv|txt|md|log|py)$|^MLmodel$/.test(name);
  return {
    content,
    headers: {
      'Content-Type': isText ? 'text/plain' : 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(
        name,
      )}`,
      'X-Content-Type-Options': 'nosniff',
    },
  };
}

export const artifactCalls: readonly ApiCall[] = [
  { methods: ['GET'], path: 'artifacts/list', answer: list },
];
