import { existsSync } from 'node:fs';
import path from 'node:path';
import { isRecord, KubernetesObject } from '../KubernetesObject';
import { readCrdDirectory } from '../readCrdDirectory';
import { ownDefinitions } from './ownDefinitions';
import { StructuralSchema } from './StructuralSchema';

const crdDirectory = path.resolve(__dirname, '../../../../../../shared/crds');
const shared = existsSync(crdDirectory);

function schemasOf(crd: KubernetesObject | undefined) {
  const spec = isRecord(crd?.spec) ? crd.spec : {};
  const versions = (spec.versions ?? []) as {
    name: string;
    schema: { openAPIV3Schema: StructuralSchema };
  }[];
  return new Map(
    versions.map(({ name, schema }) => [name, schema.openAPIV3Schema]),
  );
}

const compared = ['type', 'format', 'enum', 'minimum', 'maximum'] as const;

/** Where `own` would let something through that `real` refuses or drops. */
function laxities(
  own: StructuralSchema,
  real: StructuralSchema,
  field: string,
): string[] {
  if (real['x-kubernetes-preserve-unknown-fields'] && !real.properties) {
    return [];
  }
  const found: string[] = [];
  for (const key of compared) {
    if (JSON.stringify(own[key]) !== JSON.stringify(real[key])) {
      found.push(`${field}: ${key} ${own[key]}, not ${real[key]}`);
    }
  }
  for (const name of real.required ?? []) {
    if (!own.required?.includes(name)) {
      found.push(`${field}.${name} is not required`);
    }
  }
  for (const [name, property] of Object.entries(own.properties ?? {})) {
    const other = real.properties?.[name];
    found.push(
      ...(other
        ? laxities(property, other, `${field}.${name}`)
        : [`${field}.${name} does not exist`]),
    );
  }
  if (own.items) {
    found.push(...laxities(own.items, real.items ?? {}, `${field}[]`));
  }
  const values = [own.additionalProperties, real.additionalProperties];
  if (values.every(isRecord)) {
    const [mine, theirs] = values as StructuralSchema[];
    found.push(...laxities(mine, theirs, `${field}{}`));
  }
  return found;
}

if (!shared) {
  process.stdout.write(`${crdDirectory} is absent: its tests skip\n`);
}

(shared ? describe : describe.skip)('own definitions (needs ../shared)', () => {
  let real: KubernetesObject[];

  beforeAll(async () => {
    real = await readCrdDirectory(crdDirectory);
    // Six megabytes of definitions take their time under test.
  }, 60_000);

  it.each(ownDefinitions.map(own => [own.metadata.name, own] as const))(
    '%s accepts nothing that the real one refuses',
    (name, own) => {
      const theirs = schemasOf(real.find(crd => crd.metadata.name === name));
      for (const [version, schema] of schemasOf(own)) {
        expect(theirs.has(version)).toBe(true);
        expect(laxities(schema, theirs.get(version)!, version)).toEqual([]);
      }
    },
  );
});
