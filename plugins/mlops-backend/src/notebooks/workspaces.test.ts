import { FakeKubernetesGateway } from '../__testUtils__/FakeKubernetesGateway';
import {
  ENTITY,
  laboratory,
  pathOf,
  startLaboratory,
} from '../__testUtils__/laboratory';
import { PATH } from '../__testUtils__/notebooks';
import { claim, component } from '../__testUtils__/objects';
import {
  workspace,
  workspaceKind,
  workspacePod,
} from '../__testUtils__/workspaces';

const LABELS = { 'mlops/entity': 'component.default.bank-churn' };
const ROUTES: readonly (readonly ['get' | 'post', string])[] = [
  ['get', ''],
  ['get', '/events'],
  ['get', '/logs'],
  ['get', '/manifest'],
  ['post', '/start'],
  ['post', '/stop'],
  ['post', '/recreate'],
];

/** With a Workspace that has the name of a Notebook, one that rests, and one of another team. */
function withWorkspaces() {
  return laboratory().add(
    'local',
    workspaceKind('jupyterlab'),
    workspace('churn', 'lab', { labels: LABELS }),
    workspacePod('churn', 'lab'),
    workspace('churn', 'paused', { labels: LABELS, paused: true }),
    workspace('churn', 'kindless', { labels: LABELS, kind: 'gone' }),
    workspace('churn', 'unbound'),
    workspace('forecast', 'top-secret', { labels: LABELS }),
  );
}

const of = (name: string, route = '', namespace = 'churn') =>
  `${pathOf(name, { namespace })}${route}?workload=Workspace`;

/** Clusters that answer so when asked for Workspaces or their kinds. */
function failing(
  gateway: FakeKubernetesGateway,
  status: 'not-installed' | 'forbidden' | 'unreachable',
) {
  return gateway.failWhen(({ resource }) =>
    resource.kind.startsWith('Workspace')
      ? { status, message: 'Not for you.' }
      : undefined,
  );
}

describe('Workspaces of Kubeflow Notebooks 2.0', () => {
  it('are rows among the notebooks of the entity', async () => {
    const api = await startLaboratory({ gateway: withWorkspaces() });
    const { status, body } = await api.get(PATH);
    expect(status).toBe(200);
    expect(
      body.items.map((item: Record<string, string>) => [
        item.name,
        item.workload,
        item.phase,
      ]),
    ).toEqual([
      ['kindless', 'Workspace', 'failed'],
      ['lab', 'Notebook', 'running'],
      ['lab', 'Workspace', 'running'],
      ['paused', 'Workspace', 'stopped'],
      ['resting', 'Notebook', 'stopped'],
    ]);
    expect(body.counts).toEqual({ failed: 1, running: 2, stopped: 2 });
    expect(body.items[2]).toMatchObject({
      image: 'ghcr.io/kubeflow/jupyter-scipy:v1.9.0',
      type: 'jupyter',
      connectUrl:
        'http://localhost:7480/workspace/connect/churn/lab/jupyterlab/',
      resources: { cpu: { request: '100m' } },
    });
    expect(body.sources).toEqual([expect.objectContaining({ status: 'ok' })]);
  });

  it('are each on one page of the list, also beside a Notebook of the same name', async () => {
    const api = await startLaboratory({ gateway: withWorkspaces() });
    const seen: string[] = [];
    let cursor: string | undefined = '';
    do {
      const next: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
      const { body } = await api.get(`${PATH}?limit=1${next}`);
      seen.push(`${body.items[0].workload} ${body.items[0].name}`);
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
  });

  it.each(['not-installed', 'forbidden'] as const)(
    'cost nothing where the cluster does not have them: %s',
    async status => {
      const api = await startLaboratory({
        gateway: failing(withWorkspaces(), status),
      });
      const { body } = await api.get(PATH);
      expect(body.totalItems).toBe(2);
      expect(body.sources).toEqual([
        expect.objectContaining({ status: 'ok', cluster: 'local' }),
      ]);
    },
  );

  it('are said to be missing where the cluster has them, and they may not be read', async () => {
    const gateway = failing(withWorkspaces(), 'forbidden');
    gateway.served = ['Workspace', 'WorkspaceKind'];
    const api = await startLaboratory({ gateway });
    const { body } = await api.get(PATH);
    expect(body.totalItems).toBe(2);
    expect(body.sources).toContainEqual(
      expect.objectContaining({
        status: 'forbidden',
        cluster: 'local',
        message: 'Not for you.',
      }),
    );
  });

  it('are said to be missing where they could not be read', async () => {
    const api = await startLaboratory({
      gateway: failing(withWorkspaces(), 'unreachable'),
    });
    const { body } = await api.get(PATH);
    expect(body.totalItems).toBe(2);
    expect(body.sources).toContainEqual(
      expect.objectContaining({ status: 'unreachable' }),
    );
  });

  it('may be what an annotation names', async () => {
    const entities = [
      component('bank-churn', {
        'mlops/cluster': 'local',
        'mlops/namespace': 'churn',
        'mlops/notebooks': 'unbound,nowhere',
      }),
    ];
    const api = await startLaboratory({ gateway: withWorkspaces(), entities });
    const { body } = await api.get(PATH);
    const said = body.sources.map(({ message = '' }) => message).join(' ');
    expect(said).toContain('names "nowhere", which does not exist');
    expect(said).not.toContain('"unbound"');
  });

  it('keep their volumes from being taken for left ones', async () => {
    const gateway = withWorkspaces().add(
      'local',
      claim('churn', 'paused-home'),
      claim('churn', 'unbound-home'),
    );
    const api = await startLaboratory({ gateway });
    const { body } = await api.get(`${ENTITY}/orphaned-claims`);
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual([
      'gone-home',
    ]);
  });

  it('have a page that says what the list says', async () => {
    const api = await startLaboratory({ gateway: withWorkspaces() });
    const { body: rows } = await api.get(PATH);
    expect(rows.items).toHaveLength(5);
    const own = rows.items.filter(
      ({ workload }: { workload: string }) => workload === 'Workspace',
    );
    for (const { name, phase, headline } of own) {
      const { body } = await api.get(of(name));
      expect(body).toMatchObject({ workload: 'Workspace', phase, headline });
    }
  });

  it('show how they are stopped by hand, and their own manifest', async () => {
    const api = await startLaboratory({ gateway: withWorkspaces() });
    const { body } = await api.get(of('lab'));
    expect(body.looksAt).toContain('Workspace lab');
    expect(body.commands).toContainEqual({
      title: 'Stop it',
      command: `kubectl -n churn patch workspace lab --type=merge -p '{"spec":{"paused":true}}'`,
    });
    const { body: manifest } = await api.get(of('lab', '/manifest'));
    expect(manifest.yaml).toContain('kind: Workspace');
  });

  it('show the log of their own Pod', async () => {
    const gateway = withWorkspaces();
    const api = await startLaboratory({ gateway });
    const { body } = await api.get(of('lab', '/logs'));
    expect(body).toMatchObject({ pod: 'ws-lab-x1-0', container: 'main' });
    expect(gateway.logRequests).toMatchObject([
      { request: { pod: 'ws-lab-x1-0', container: 'main' } },
    ]);
  });

  it.each([
    ['stop', 'lab', true, 'stopping'],
    ['start', 'paused', false, 'starting'],
  ])('%s by what is paused', async (operation, name, paused, phase) => {
    const gateway = withWorkspaces();
    const api = await startLaboratory({ gateway });
    const { status, body } = await api.post(of(name, `/${operation}`), {});
    expect([status, body.phase]).toEqual([200, phase]);
    expect(gateway.changes).toMatchObject([
      {
        verb: 'patch',
        request: {
          resource: { kind: 'Workspace' },
          name,
          patch: { spec: { paused } },
          fieldManager: 'backstage-mlops',
        },
      },
    ]);
  });

  it('are not recreated, which has no meaning for them', async () => {
    const gateway = withWorkspaces();
    const api = await startLaboratory({ gateway });
    const { status, body } = await api.post(of('lab', '/recreate'), {});
    expect(status).toBe(409);
    expect(body.error.message).toContain('stop it and start it again');
    expect(gateway.changes).toEqual([]);
  });

  it('are not changed without the permission', async () => {
    const gateway = withWorkspaces();
    const api = await startLaboratory({
      gateway,
      denied: ['mlops.notebook.operate'],
    });
    for (const operation of ['start', 'stop', 'recreate']) {
      const { status } = await api.post(of('lab', `/${operation}`), {});
      expect(status).toBe(403);
    }
    expect(gateway.changes).toEqual([]);
  });

  it.each([
    ['of its namespace, which somebody else has', 'unbound', 'churn'],
    ['of another team', 'top-secret', 'forecast'],
    ['that is a Notebook', 'resting', 'churn'],
    ['that does not exist', 'nothing', 'churn'],
  ])('%s, is not found and never asked for', async (_what, name, place) => {
    const gateway = withWorkspaces();
    const api = await startLaboratory({ gateway });
    for (const [method, route] of ROUTES) {
      const path = of(name, route, place);
      const { status } =
        method === 'get' ? await api.get(path) : await api.post(path, {});
      expect(status).toBe(404);
    }
    expect(gateway.changes).toEqual([]);
    expect(gateway.logRequests).toEqual([]);
    for (const request of gateway.requests) {
      expect(request).not.toHaveProperty('name');
      expect([undefined, 'churn']).toContain(request.namespace);
    }
  });
});
