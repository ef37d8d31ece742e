import { parseAllDocuments } from 'yaml';
import { isRecord, type KubernetesObject } from '../kubernetes';
import { withoutNulls } from './desiredPatch';

/** Something that keeps a file, or one object of it, from being applied. */
export interface GitopsProblem {
  /** Empty when it concerns no single file. */
  readonly file: string;
  readonly message: string;
}

export interface Manifest {
  readonly file: string;
  readonly object: KubernetesObject;
}

const setByTheServer = [
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'managedFields',
  'selfLink',
];

/** Every object below `tenants/`. A file that cannot be read costs only itself. */
export function readManifests(files: ReadonlyMap<string, string>): {
  manifests: Manifest[];
  problems: GitopsProblem[];
} {
  const manifests: Manifest[] = [];
  const problems: GitopsProblem[] = [];
  for (const [file, text] of [...files].sort(byName)) {
    if (!isManifestFile(file)) {
      continue;
    }
    try {
      manifests.push(...readObjects(text).map(object => ({ file, object })));
    } catch (error) {
      problems.push({ file, message: messageOf(error) });
    }
  }
  return { manifests, problems };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function isManifestFile(path: string): boolean {
  return (
    /^tenants\/[^/]+\/.+\.ya?ml$/.test(path) &&
    !/(^|\/)kustomization\.ya?ml$/i.test(path)
  );
}

function readObjects(text: string): KubernetesObject[] {
  return parseAllDocuments(text).flatMap((document, index) => {
    if (document.errors.length > 0) {
      throw document.errors[0];
    }
    const value: unknown = document.toJS();
    return value === null || value === undefined
      ? []
      : [readObject(value, index)];
  });
}

function readObject(value: unknown, index: number): KubernetesObject {
  const where = `document ${index + 1}`;
  if (!isRecord(value)) {
    throw new Error(`${where} is not a Kubernetes object`);
  }
  const { apiVersion, kind, metadata } = value;
  if (!isText(apiVersion) || !isText(kind)) {
    throw new Error(`${where} has no apiVersion or no kind`);
  }
  if (!isRecord(metadata) || !isText(metadata.name)) {
    throw new Error(`${where} (${kind}) has no metadata.name`);
  }
  if (metadata.namespace !== undefined && !isText(metadata.namespace)) {
    throw new Error(`${where} (${kind}) has a namespace that is no text`);
  }
  // Status belongs to controllers, and a manifest that was exported from a cluster carries more of what is not its own.
  const { status, ...rest } = value;
  return withoutNulls({
    ...rest,
    metadata: Object.fromEntries(
      Object.entries(metadata).filter(([key]) => !setByTheServer.includes(key)),
    ),
  }) as KubernetesObject;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function byName([one]: [string, string], [other]: [string, string]): number {
  return one < other ? -1 : Number(one > other);
}
