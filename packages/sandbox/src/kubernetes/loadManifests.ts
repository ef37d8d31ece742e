import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { KubernetesClient } from './KubernetesClient';
import { isRecord, KubernetesObject, ResourceRef } from './KubernetesObject';
import { ResourceLookup } from './ResourceLookup';

/** What could not be loaded, and why. */
export interface ManifestProblem {
  readonly file: string;
  readonly message: string;
}

const namespaces: ResourceRef = {
  group: '',
  version: 'v1',
  plural: 'namespaces',
};

async function filesIn(target: string): Promise<string[]> {
  if (!(await stat(target)).isDirectory()) {
    return [target];
  }
  const entries = await readdir(target, { withFileTypes: true });
  const nested = await Promise.all(
    entries
      .filter(entry => entry.isDirectory() || /\.ya?ml$/.test(entry.name))
      .map(entry => filesIn(path.join(target, entry.name))),
  );
  return nested.flat().sort();
}

/** The objects of a file; lists are taken apart. */
async function objectsIn(file: string): Promise<KubernetesObject[]> {
  const documents = parseAllDocuments(await readFile(file, 'utf8'));
  return documents.flatMap(document => {
    if (document.errors.length > 0) {
      throw new Error(document.errors[0].message);
    }
    const value: unknown = document.toJS();
    if (value === null || value === undefined) {
      return [];
    }
    if (
      !isRecord(value) ||
      typeof value.apiVersion !== 'string' ||
      typeof value.kind !== 'string'
    ) {
      throw new Error('not a Kubernetes object: apiVersion or kind is missing');
    }
    return value.kind === 'List' && Array.isArray(value.items)
      ? (value.items as KubernetesObject[])
      : [value as KubernetesObject];
  });
}

async function ensureNamespace(client: KubernetesClient, name: string) {
  if (!(await client.get(namespaces, name))) {
    await client.create(namespaces, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
  }
}

/** Creates or replaces an object and, as creation drops it, sets its status. */
async function load(
  client: KubernetesClient,
  lookup: ResourceLookup,
  manifest: KubernetesObject,
) {
  const { ref, namespaced } = await lookup.find(manifest);
  const metadata = { ...manifest.metadata };
  delete metadata.namespace;
  if (namespaced) {
    metadata.namespace = manifest.metadata?.namespace ?? 'default';
    await ensureNamespace(client, metadata.namespace);
  }
  const object = { ...manifest, metadata };
  const existing = metadata.name
    ? await client.get(ref, metadata.name, metadata.namespace)
    : undefined;
  const { resourceVersion } = existing?.metadata ?? {};
  const stored = existing
    ? await client.update(ref, {
        ...object,
        metadata: { ...metadata, resourceVersion },
      })
    : await client.create(ref, object);
  if (manifest.status !== undefined && manifest.kind !== 'Namespace') {
    await client.mergePatch(
      ref,
      stored.metadata,
      { status: manifest.status },
      { subresource: 'status' },
    );
  }
}

/** Loads manifests of files and folders; what is refused is reported by file, and the rest is loaded. */
export async function loadManifests(
  client: KubernetesClient,
  paths: readonly string[],
): Promise<{ applied: number; problems: ManifestProblem[] }> {
  const lookup = ResourceLookup.create(client);
  const problems: ManifestProblem[] = [];
  let applied = 0;
  for (const target of paths) {
    for (const file of await filesIn(target)) {
      const report = (error: unknown) =>
        problems.push({
          file,
          message: error instanceof Error ? error.message : String(error),
        });
      let objects: KubernetesObject[] = [];
      try {
        objects = await objectsIn(file);
      } catch (error) {
        report(error);
      }
      for (const object of objects) {
        try {
          await load(client, lookup, object);
          applied += 1;
        } catch (error) {
          report(error);
        }
      }
    }
  }
  return { applied, problems };
}
