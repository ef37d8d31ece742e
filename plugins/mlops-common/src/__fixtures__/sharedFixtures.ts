import fs from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';

const root = path.resolve(__dirname, '../../../../../shared');

/** Public manifests and records of real clusters, where this checkout has them. */
export const sharedFixtures = fs.existsSync(root);

/** Skips with a reason in the name where the fixtures are absent. */
export const describeShared = sharedFixtures ? describe : describe.skip;

/** All objects of the YAML files of a folder, each with its file. */
export function readManifests(
  folder: string,
): { readonly file: string; readonly object: Record<string, unknown> }[] {
  return list(folder, /\.ya?ml$/).flatMap(file =>
    parseAllDocuments(read(folder, file))
      .map(document => document.toJS() as Record<string, unknown>)
      .filter(object => object)
      .map(object => ({ file, object })),
  );
}

/** A record of a real cluster. */
export interface LiveRecord {
  readonly scenario: string;
  readonly recordedAt: string;
  readonly objects?: {
    readonly notebook?: unknown;
    readonly inferenceService?: unknown;
    readonly pods?: readonly unknown[];
    readonly events?: readonly unknown[];
  };
}

/** The records of a folder by name, without the ending. */
export function readRecords(folder: string): ReadonlyMap<string, LiveRecord> {
  return new Map(
    list(folder, /\.json$/).map(file => [
      file.replace(/\.json$/, ''),
      JSON.parse(read(folder, file)) as LiveRecord,
    ]),
  );
}

/** One file; `undefined` where this checkout does not have it. */
export function readSharedJson<T>(file: string): T | undefined {
  return sharedFixtures ? (JSON.parse(read('.', file)) as T) : undefined;
}

export function readCustomResourceDefinition(file: string): {
  readonly spec: {
    readonly versions: readonly {
      readonly name: string;
      readonly schema: { readonly openAPIV3Schema: object };
    }[];
  };
} {
  return parseAllDocuments(read('crds', file))[0].toJS();
}

function list(folder: string, ending: RegExp): readonly string[] {
  const directory = path.join(root, folder);
  return fs.existsSync(directory)
    ? fs.readdirSync(directory).filter(file => ending.test(file))
    : [];
}

function read(folder: string, file: string): string {
  return fs.readFileSync(path.join(root, folder, file), 'utf8');
}
