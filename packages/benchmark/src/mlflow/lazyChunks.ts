import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** A built app: its scripts by the id of their chunk. */
export interface BuiltApp {
  readonly chunks: ReadonlyMap<string, Chunk>;
  /** Chunks that are loaded together when one of them is asked for. */
  readonly groups: readonly (readonly string[])[];
  /** Chunks that every page loads. */
  readonly initial: ReadonlySet<string>;
}

/** One script, and the files that are in it. */
export interface Chunk {
  readonly gzipBytes: number;
  readonly sources: readonly string[];
}

const idOf = (file: string) => path.basename(file).split('.')[0];

function readChunk(file: string): Chunk {
  const map = `${file}.map`;
  return {
    gzipBytes: gzipSync(fs.readFileSync(file)).length,
    sources: fs.existsSync(map)
      ? JSON.parse(fs.readFileSync(map, 'utf8')).sources
      : [],
  };
}

/** Ids in `Promise.all([n.e("1"), n.e("2")])`, or in `n.e("1").then`. */
function groupsOf(script: string): string[][] {
  const ids = (text: string) =>
    [...text.matchAll(/\w\.e\("?([\w-]+)"?\)/g)].map(([, id]) => id);
  const together = [
    ...script.matchAll(/Promise\.all\(\[((?:\w\.e\("?[\w-]+"?\),?)+)\]\)/g),
  ].map(([, list]) => ids(list));
  const alone = [...script.matchAll(/\w\.e\("?([\w-]+)"?\)\.then/g)].map(
    ([, id]) => [id],
  );
  return [...together, ...alone];
}

/** Reads a production build from its folder. */
export function readBuiltApp(directory: string): BuiltApp {
  const folder = path.join(directory, 'static');
  const files = fs.readdirSync(folder).filter(file => file.endsWith('.js'));
  const scripts = files.map(file =>
    fs.readFileSync(path.join(folder, file), 'utf8'),
  );
  const page = fs.readFileSync(path.join(directory, 'index.html'), 'utf8');
  return {
    chunks: new Map(
      files.map(file => [idOf(file), readChunk(path.join(folder, file))]),
    ),
    groups: scripts.flatMap(groupsOf),
    initial: new Set(files.filter(file => page.includes(file)).map(idOf)),
  };
}

/** What is loaded when a module is first asked for, beyond what every page has; in bytes, compressed. */
export function lazyBytes(
  app: BuiltApp,
  module: RegExp,
  without: ReadonlySet<string> = new Set(),
): { bytes: number; ids: ReadonlySet<string> } {
  const home = [...app.chunks].find(([, { sources }]) =>
    sources.some(source => module.test(source)),
  );
  if (!home) {
    throw new Error(`No chunk of the built app has ${module}.`);
  }
  const [id] = home;
  const group = app.groups.find(ids => ids.includes(id)) ?? [id];
  const ids = new Set(
    group.filter(one => !app.initial.has(one) && !without.has(one)),
  );
  const bytes = [...ids]
    .map(one => app.chunks.get(one)?.gzipBytes ?? 0)
    .reduce((sum, size) => sum + size, 0);
  return { bytes, ids };
}
