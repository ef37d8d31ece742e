import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { isRecord, KubernetesObject } from './KubernetesObject';

/** Reads the CustomResourceDefinitions of a folder's YAML files. */
export async function readCrdDirectory(
  directory: string,
): Promise<KubernetesObject[]> {
  const files = (await readdir(directory))
    .filter(file => /\.ya?ml$/.test(file))
    .sort();
  const crds: KubernetesObject[] = [];
  for (const file of files) {
    const text = await readFile(path.join(directory, file), 'utf8');
    for (const document of parseAllDocuments(text)) {
      const object: unknown = document.toJS();
      if (isRecord(object) && object.kind === 'CustomResourceDefinition') {
        crds.push(object as KubernetesObject);
      }
    }
  }
  return crds;
}
