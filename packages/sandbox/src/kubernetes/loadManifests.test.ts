import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadManifests, RunningKubernetes, startKubernetes } from '.';
import { notebooks } from './__testUtils__/harness';

const root = path.resolve(__dirname, '../../../../..');
const crdDirectory = path.join(root, 'shared/crds');
const fixtures = ['notebooks', 'kserve'].map(name =>
  path.join(root, 'shared/fixtures', name),
);
const shared = existsSync(crdDirectory) && fixtures.every(existsSync);

describe('loading manifests', () => {
  let cluster: RunningKubernetes;
  let directory: string;

  const write = (name: string, text: string) =>
    writeFile(path.join(directory, name), text);
  const manifest = (name: string, more = '') => `
apiVersion: kubeflow.org/v1
kind: Notebook
metadata: { name: ${name}, namespace: new }
spec: { template: { spec: { containers: [{ name: a, image: b }] } } }
${more}`;

  beforeEach(async () => {
    cluster = await startKubernetes();
    directory = await mkdtemp(path.join(tmpdir(), 'manifests-'));
  });

  afterEach(async () => {
    await cluster.close();
    await rm(directory, { recursive: true });
  });

  it('creates missing namespaces, sets the status and updates what is there', async () => {
    const status =
      'status: { conditions: [], containerState: {}, readyReplicas: 1 }';
    await write(
      'a.yaml',
      `${manifest('one')}\n---\n${manifest('two', status)}`,
    );
    const client = cluster.client();
    for (const _ of [1, 2]) {
      expect(await loadManifests(client, [directory])).toEqual({
        applied: 2,
        problems: [],
      });
    }
    const two = await client.get(notebooks, 'two', 'new');
    expect(two).toMatchObject({ status: { readyReplicas: 1 } });
    expect(two?.metadata.generation).toBe(1);
  });

  it('reports what is refused by file and loads the rest', async () => {
    await write('bad.yaml', 'a: [');
    await write('good.yaml', manifest('good'));
    await write('no-object.yaml', 'just: text');
    await write('unknown.yaml', 'apiVersion: v9\nkind: Nothing\nmetadata: {}');
    await write('wrong.yaml', manifest('Wrong'));
    const { applied, problems } = await loadManifests(cluster.client(), [
      directory,
    ]);
    expect(applied).toBe(1);
    const report = problems.map(({ file, message }) => [
      path.basename(file),
      message,
    ]);
    expect(report).toEqual([
      ['bad.yaml', expect.stringMatching(/./)],
      ['no-object.yaml', expect.stringContaining('not a Kubernetes object')],
      ['unknown.yaml', 'no matches for kind "Nothing" in version "v9"'],
      ['wrong.yaml', expect.stringContaining('metadata.name: Invalid value')],
    ]);
  });
});

if (!shared) {
  process.stdout.write(`${crdDirectory} is absent: its tests skip\n`);
}

(shared ? describe : describe.skip)(
  'public manifests (needs ../shared)',
  () => {
    const load = async (crds?: string) => {
      const cluster = await startKubernetes({ crdDirectory: crds });
      try {
        const { problems } = await loadManifests(cluster.client(), fixtures);
        return new Map(
          problems.map(({ file, message }) => [
            path.basename(file, '.yaml'),
            message,
          ]),
        );
      } finally {
        await cluster.close();
      }
    };
    let own: Map<string, string>;
    let real: Map<string, string>;

    beforeAll(async () => {
      own = await load();
      real = await load(crdDirectory);
      // Six megabytes of definitions take their time under test.
    }, 60_000);

    it('load with the real definitions but for those that the real server refuses', () => {
      const noKind = expect.stringMatching(/^no matches for kind/);
      const invalid = expect.stringContaining('is invalid');
      expect(Object.fromEntries(real)).toEqual({
        '20-gpu-clone-sidecar':
          'resourceVersion should not be set on objects to be created',
        '28-poddefault-gcp-secret': invalid,
        'isvc-42-half-plus-two-kubeflow-manifests': invalid,
        'isvc-56-tensorflow-mnist-kubeflow-introduction': noKind,
        'llmisvc-08-qwen2-7b-latency-predictor-kserve': expect.stringContaining(
          'config.inline in body must be of type object',
        ),
        'other-06-trainedmodel-model2-sklearn-kserve': noKind,
        'other-08-trainedmodel-simple-string-kserve': noKind,
        'other-10-localmodelcache-llama3-8b-kserve': noKind,
        'other-12-localmodelcache-s3-model-kserve': noKind,
        // Created, as by the real server; only its recorded status is not of this version.
        'status-20-llm-healthy-scheduler': expect.stringContaining('status.'),
        'status-30-localmodelcache': noKind,
      });
    });

    it('meet the same answer from our own definitions', () => {
      const notOurs = /LLMInferenceService|InferenceGraph/;
      const ofOurKinds = (problems: Map<string, string>) =>
        [...problems].filter(([, message]) => !notOurs.test(message));
      expect(ofOurKinds(own)).toEqual(ofOurKinds(real));
    });
  },
);
