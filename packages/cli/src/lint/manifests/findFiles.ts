import fs from 'node:fs';
import path from 'node:path';

/** Folders in which no manifests of the repository are. */
const SKIPPED = /^(\.[^.].*|node_modules|vendor)$/;
const MANIFEST = /\.(ya?ml|json)$/i;
const KUSTOMIZATION = /^(kustomization\.ya?ml|Kustomization)$/;

/**
 * The files below a folder that may hold manifests, sorted. Symbolic links are
 * not followed: they lead to what is found anyway, round in circles, or out of
 * the repository.
 */
export function findFiles(folder: string): readonly string[] {
  const files: string[] = [];
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    for (const entry of fs.readdirSync(next, { withFileTypes: true })) {
      const full = path.join(next, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED.test(entry.name)) {
          folders.push(full);
        }
      } else if (
        entry.isFile() &&
        (MANIFEST.test(entry.name) || KUSTOMIZATION.test(entry.name))
      ) {
        files.push(full);
      }
    }
  }
  return files.sort();
}

export function isKustomization(file: string): boolean {
  return KUSTOMIZATION.test(path.basename(file));
}
