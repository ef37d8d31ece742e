import fs from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import fc from 'fast-check';
import { parse } from 'yaml';
import {
  describeShared,
  readCustomResourceDefinition,
} from '../__fixtures__/sharedFixtures';
import type { ManifestFile } from '../gitops/ManifestFile';
import { parseNotebook } from './Notebook';
import { allChoices, goldenCases, leastChoices } from './__fixtures__/choices';
import schema from './__fixtures__/notebook.schema.json';
import { checkNotebookChoices } from './checkNotebookChoices';
import { buildNotebook } from './notebookManifest';

const golden = path.join(__dirname, '__fixtures__', 'golden');

function manifestOf(files: readonly ManifestFile[], kind: string) {
  const file = files.find(({ manifest }) => manifest.kind === kind);
  return file?.manifest;
}

function asText(files: readonly ManifestFile[]): string {
  return files
    .map(({ path: file, text }) => `# ${file}\n${text}`)
    .join('---\n');
}

describe('buildNotebook', () => {
  it.each(Object.entries(goldenCases))(
    'writes %s as before',
    (name, choices) => {
      const text = asText(buildNotebook(choices));
      const file = path.join(golden, `${name}.yaml`);
      if (process.env.UPDATE_GOLDEN) {
        fs.mkdirSync(golden, { recursive: true });
        fs.writeFileSync(file, text);
      }
      expect(text).toBe(fs.readFileSync(file, 'utf8'));
    },
  );

  it.each(Object.entries(goldenCases))(
    'writes %s in our schema',
    (_name, choices) => {
      const validate = new Ajv({ strict: true, allErrors: true }).compile(
        schema,
      );
      validate(manifestOf(buildNotebook(choices), 'Notebook'));
      expect(validate.errors ?? []).toEqual([]);
    },
  );

  it('puts each notebook into a folder of its own', () => {
    expect(buildNotebook(allChoices).map(file => file.path)).toEqual([
      'tenants/churn/notebooks/churn-lab/pvc.yaml',
      'tenants/churn/notebooks/churn-lab/notebook.yaml',
      'tenants/churn/notebooks/churn-lab/kustomization.yaml',
    ]);
  });

  it('makes no claim for an existing volume, or for none', () => {
    for (const homeVolume of [{ existingClaim: 'x' }, undefined]) {
      const files = buildNotebook({ ...leastChoices, homeVolume });
      expect(files.map(({ manifest }) => manifest.kind)).toEqual([
        'Notebook',
        'Kustomization',
      ]);
    }
  });

  it('writes what the parser reads back', () => {
    const notebook = parseNotebook(
      manifestOf(buildNotebook(allChoices), 'Notebook'),
    );
    expect(notebook).toMatchObject({
      name: 'churn-lab',
      namespace: 'churn',
      type: 'rstudio',
      image: allChoices.image,
      resources: {
        cpu: { request: '500m', limit: '2' },
        memory: { request: '1536Mi', limit: '4Gi' },
        gpus: [{ vendor: 'NVIDIA', resource: 'nvidia.com/gpu', count: 2 }],
      },
      labels: { 'mlops/entity': 'component.default.bank-churn' },
      problems: [],
    });
    expect(notebook.volumes.filter(({ home }) => home)).toHaveLength(1);
  });

  it('never writes the flags that open a notebook to everybody', () => {
    const text = Object.values(goldenCases)
      .map(choices => asText(buildNotebook(choices)))
      .join();
    expect(text).not.toMatch(/xsrf|allow_origin|token=|password/i);
  });

  it('calls the entity by its name when its annotation cannot be a label', () => {
    const labelsOf = (kubernetesId: string) =>
      manifestOf(buildNotebook({ ...leastChoices, kubernetesId }), 'Notebook')
        ?.metadata?.labels?.['backstage.io/kubernetes-id'];
    expect(labelsOf('churn-app')).toBe('churn-app');
    expect(labelsOf('not a label')).toBeUndefined();
  });

  it('refuses choices that the check refuses', () => {
    expect(() => buildNotebook({ ...leastChoices, name: '../x' })).toThrow(
      /^name: Use lower-case letters/,
    );
  });

  it('keeps the structure of its files, whatever text is given', () => {
    const fields = [
      ...['namespace', 'name', 'image', 'cpu', 'memory', 'serviceAccount'],
      ...['imagePullSecret', 'entityRef', 'kubernetesId', 'templateRef'],
    ];
    const structure = structureOf(buildNotebook(allChoices));
    const withoutId = structureOf(
      buildNotebook({ ...allChoices, kubernetesId: 'no label' }),
    );
    const odd = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        'yes',
        '0o17',
        '12:30',
        'a: b',
        '*x',
        '&a b',
        '#',
        '../..',
        '1e3',
      ),
      fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,20}$/),
    );
    fc.assert(
      fc.property(fc.constantFrom(...fields), odd, (field, text) => {
        const choices = { ...allChoices, [field]: text };
        fc.pre(checkNotebookChoices(choices).length === 0);
        const files = buildNotebook(choices);
        for (const file of files) {
          expect(file.path).toMatch(
            /^tenants\/[a-z0-9-]+\/notebooks\/[a-z0-9-]+\/[a-z]+\.yaml$/,
          );
          expect(parse(file.text, { version: '1.1' })).toEqual(file.manifest);
          expect(parse(file.text, { version: '1.2' })).toEqual(file.manifest);
        }
        // The id is left out where it cannot be a label.
        expect([structure, withoutId]).toContainEqual(structureOf(files));
      }),
      { numRuns: 500 },
    );
  });
});

/** The keys of all objects, without the values. */
function structureOf(files: readonly ManifestFile[]): unknown {
  const keys = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      return value.map(keys);
    }
    return typeof value === 'object' && value !== null
      ? Object.entries(value).map(([key, field]) => [key, keys(field)])
      : typeof value;
  };
  return files.map(({ text }) => keys(parse(text)));
}

describeShared('the real resource definition (needs ../shared)', () => {
  const definition = readCustomResourceDefinition;

  /** Real schemas take unknown fields and drop them; a typo must not pass. */
  function strict(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return Array.isArray(value) ? value.map(strict) : value;
    }
    const copy = Object.fromEntries(
      Object.entries(value).map(([key, field]) => [key, strict(field)]),
    );
    const open = 'x-kubernetes-preserve-unknown-fields' in copy;
    return copy.properties && copy.type === 'object' && !open
      ? { ...copy, additionalProperties: false }
      : copy;
  }

  it.each(Object.entries(goldenCases))('accepts %s', (_name, choices) => {
    const { versions } = definition('notebooks.kubeflow.org.v1.11.0.yaml').spec;
    const version = versions.find(({ name }) => name === 'v1');
    const validate = new Ajv({
      strict: false,
      validateFormats: false,
    }).compile({
      ...(strict(version?.schema.openAPIV3Schema) as object),
    });
    const { metadata, ...manifest } = manifestOf(
      buildNotebook(choices),
      'Notebook',
    ) ?? { metadata: undefined };
    // The definition says nothing about metadata, the API server does.
    expect(metadata).toBeDefined();
    validate(manifest);
    expect(validate.errors ?? []).toEqual([]);
  });
});
