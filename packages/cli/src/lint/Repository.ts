import fs from 'node:fs';
import path from 'node:path';
import { type ReadFile, readManifests } from './manifests/readManifests';

/** The files around the paths that were asked for, each read once. */
export class Repository {
  readonly #root: string;
  readonly #texts = new Map<string, string>();
  readonly #read = new Map<string, ReadFile>();

  private constructor(root: string) {
    this.#root = root;
  }

  /** The Git repository of a path, or where the command was started. */
  static around(start: string, cwd: string): Repository {
    let folder = isFolder(start) ? start : path.dirname(start);
    for (;;) {
      if (fs.existsSync(path.join(folder, '.git'))) {
        return new Repository(fs.realpathSync(folder));
      }
      const parent = path.dirname(folder);
      if (parent === folder) {
        const above = isWithin(cwd, start) ? cwd : start;
        return new Repository(
          fs.realpathSync(isFolder(above) ? above : path.dirname(above)),
        );
      }
      folder = parent;
    }
  }

  /** Text that came from elsewhere, such as standard input. */
  put(file: string, text: string): void {
    this.#texts.set(file, text);
  }

  text(file: string): string {
    let text = this.#texts.get(file);
    if (text === undefined) {
      text = fs.readFileSync(file, 'utf8');
      this.#texts.set(file, text);
    }
    return text;
  }

  read(file: string): ReadFile {
    let read = this.#read.get(file);
    if (read === undefined) {
      read = readManifests(file, this.text(file));
      this.#read.set(file, read);
    }
    return read;
  }

  /** What a reference leads to: manifests may name any file of the machine. */
  find(target: string): 'file' | 'folder' | 'missing' | 'outside' {
    if (!fs.existsSync(target)) {
      return 'missing';
    }
    const real = fs.realpathSync(target);
    if (!isWithin(this.#root, real)) {
      return 'outside';
    }
    return isFolder(real) ? 'folder' : 'file';
  }
}

function isFolder(target: string): boolean {
  return fs.statSync(target).isDirectory();
}

function isWithin(folder: string, target: string): boolean {
  const relative = path.relative(folder, target);
  return !relative.startsWith('..') && !path.isAbsolute(relative);
}
