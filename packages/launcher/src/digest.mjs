import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const skipped = new Set(['node_modules', 'dist', 'dist-types', 'coverage']);

function* filesBelow(place) {
  const found = fs.statSync(place, { throwIfNoEntry: false });
  if (found?.isDirectory()) {
    for (const name of fs.readdirSync(place).sort()) {
      if (!skipped.has(name)) {
        yield* filesBelow(path.join(place, name));
      }
    }
  } else if (found) {
    yield place;
  }
}

/** SHA-256 over names and contents of files and folders, and over some words of the caller's. */
export function digest(places, words = []) {
  const hash = crypto.createHash('sha256');
  for (const word of words) {
    hash.update(`${word}\0`);
  }
  for (const place of places) {
    for (const file of filesBelow(place)) {
      hash.update(`${path.basename(file)}\0`).update(fs.readFileSync(file));
    }
  }
  return hash.digest('hex');
}
