import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import {
  CoreV1Api,
  CustomObjectsApi,
  KubeConfig,
  makeInformer,
  V1Status,
} from '@kubernetes/client-node';
import { RunningKubernetes } from '.';
import {
  eventually,
  notebook,
  notebooks,
  startCluster,
} from './__testUtils__/harness';

const kubectlPath = '/usr/bin/kubectl';
const hasKubectl = existsSync(kubectlPath);
const target = {
  group: 'kubeflow.org',
  version: 'v1',
  namespace: 'churn',
  plural: 'notebooks',
};

describe('@kubernetes/client-node', () => {
  let cluster: RunningKubernetes;
  let api: CustomObjectsApi;

  beforeAll(async () => {
    cluster = await startCluster();
    const config = new KubeConfig();
    config.loadFromString(cluster.kubeconfig());
    api = config.makeApiClient(CustomObjectsApi);
  });

  afterAll(async () => {
    await cluster.close();
  });

  it('creates, lists, reads and deletes custom resources', async () => {
    await api.createNamespacedCustomObject({ ...target, body: notebook('a') });
    const list = await api.listNamespacedCustomObject(target);
    expect(list).toMatchObject({
      kind: 'NotebookList',
      items: [{ metadata: { name: 'a' } }],
    });
    const found = await api.getNamespacedCustomObject({ ...target, name: 'a' });
    expect(found).toMatchObject({ kind: 'Notebook' });
    const status: V1Status = await api.deleteNamespacedCustomObject({
      ...target,
      name: 'a',
    });
    expect(status.status).toBe('Success');
  });

  it('reads built-in kinds with its own types', async () => {
    const config = new KubeConfig();
    config.loadFromString(cluster.kubeconfig('portal'));
    const core = config.makeApiClient(CoreV1Api);
    const { items } = await core.listNamespace();
    const churn = items.find(it => it.metadata?.name === 'churn');
    expect(churn?.metadata?.creationTimestamp).toBeInstanceOf(Date);
    await expect(core.listSecretForAllNamespaces()).rejects.toMatchObject({
      code: 403,
    });
  });

  it('follows changes with its informer', async () => {
    const config = new KubeConfig();
    config.loadFromString(cluster.kubeconfig());
    const seen: string[] = [];
    const informer = makeInformer(
      config,
      '/apis/kubeflow.org/v1/namespaces/churn/notebooks',
      () => api.listNamespacedCustomObject(target),
    );
    informer.on('add', object => seen.push(`add ${object.metadata?.name}`));
    informer.on('delete', object =>
      seen.push(`delete ${object.metadata?.name}`),
    );
    await informer.start();
    const client = cluster.client();
    await client.create(notebooks, notebook('b'));
    await eventually(async () => seen.includes('add b'));
    await client.delete(notebooks, { name: 'b', namespace: 'churn' });
    await eventually(async () => seen.includes('delete b'));
    await informer.stop();
    expect(seen).toEqual(['add b', 'delete b']);
  });
});

if (!hasKubectl) {
  process.stdout.write(`kubectl is not at ${kubectlPath}: its tests skip\n`);
}

(hasKubectl ? describe : describe.skip)('kubectl (needs it installed)', () => {
  let cluster: RunningKubernetes;
  let directory: string;

  const options = () => ({
    env: {
      ...process.env,
      KUBECONFIG: path.join(directory, 'config'),
      HOME: directory,
    },
  });
  const kubectl = async (...args: string[]) => {
    const { stdout } = await promisify(execFile)(kubectlPath, args, options());
    return stdout;
  };
  const apply = async (image: string, ...args: string[]) => {
    const object = notebook('lab');
    object.spec = {
      template: { spec: { containers: [{ name: 'lab', image }] } },
    };
    const file = path.join(directory, 'notebook.json');
    await writeFile(file, JSON.stringify(object));
    return kubectl('apply', '-f', file, ...args);
  };

  beforeAll(async () => {
    cluster = await startCluster();
    directory = await mkdtemp(path.join(tmpdir(), 'kubectl-'));
    await writeFile(path.join(directory, 'config'), cluster.kubeconfig());
  });

  afterAll(async () => {
    await cluster.close();
    await rm(directory, { recursive: true });
  });

  it('applies, lists, gets and deletes notebooks', async () => {
    const lenient = '--validate=false';
    expect(await apply('a:1', lenient)).toMatch(/created/);
    expect(await apply('a:2', lenient)).toMatch(/configured/);
    expect(await apply('a:2', lenient)).toMatch(/unchanged/);
    const list = await kubectl('get', 'notebooks', '-n', 'churn');
    expect(list).toMatch(/^NAME\s+AGE\nlab\s+\d+s\n$/);
    const image = await kubectl(
      ...['get', 'notebook', 'lab', '-n', 'churn', '-o'],
      'jsonpath={.spec.template.spec.containers[0].image}',
    );
    expect(image).toBe('a:2');
    await kubectl('delete', 'notebook', 'lab', '-n', 'churn');
    expect(await kubectl('get', 'notebooks', '-A', '-o', 'name')).toBe('');
  });

  it('leaves validation to the server without a flag', async () => {
    expect(await apply('a:1', '--dry-run=server')).toMatch(/server dry run/);
    expect(await apply('a:1')).toMatch(/created/);
    await kubectl('delete', 'notebook', 'lab', '-n', 'churn');
  });

  it('watches notebooks', async () => {
    const watch = spawn(
      kubectlPath,
      ['get', 'notebooks', '-n', 'churn', '--watch', '-o', 'name'],
      options(),
    );
    let output = '';
    watch.stdout.on('data', chunk => {
      output += chunk;
    });
    try {
      await cluster.client().create(notebooks, notebook('watched'));
      await eventually(async () => output.includes('watched'));
      expect(output).toBe('notebook.kubeflow.org/watched\n');
    } finally {
      watch.kill();
    }
  });

  it('switches faults, and reads what was asked', async () => {
    const file = path.join(directory, 'fault.json');
    const fault = { fault: 'error', resource: 'notebooks', user: '*' };
    await writeFile(file, JSON.stringify(fault));
    await kubectl('create', '--raw', '/sandbox/faults', '-f', file);
    await expect(kubectl('get', 'notebooks', '-A')).rejects.toThrow(
      /Internal error occurred/,
    );
    await kubectl('delete', '--raw', '/sandbox/faults');
    expect(await kubectl('get', 'notebooks', '-A')).toContain('watched');
    const query = '?user=admin&verb=list&resource=notebooks.kubeflow.org';
    const counts = JSON.parse(
      await kubectl('get', '--raw', `/sandbox/requests${query}`),
    );
    expect(counts.total).toBeGreaterThanOrEqual(2);
  });
});
