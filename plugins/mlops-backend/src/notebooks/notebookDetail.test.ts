import {
  ENTITY,
  laboratory,
  pathOf,
  startLaboratory,
} from '../__testUtils__/laboratory';

const NOT_SHOWN = /hunter2/;

describe('GET a notebook', () => {
  it('shows all that is known of it, and no secret', async () => {
    const api = await startLaboratory();
    const { status, body, headers, text } = await api.get(pathOf('lab'));
    expect({ status, error: body.error }).toEqual({ status: 200 });
    expect(headers['cache-control']).toBe('private, no-cache');
    expect(text).not.toMatch(NOT_SHOWN);
    expect(body).toMatchObject({
      cluster: 'local',
      namespace: 'churn',
      name: 'lab',
      workload: 'Notebook',
      phase: 'running',
      connectUrl: 'http://localhost:7480/notebook/churn/lab/',
      gitops: { tool: 'argo-cd', name: 'lab' },
      pods: [
        {
          name: 'lab-0',
          phase: 'Running',
          containers: [
            { name: 'lab', kind: 'main', state: 'running', ready: true },
          ],
        },
      ],
      conditions: [{ object: 'Pod lab-0', type: 'Ready', status: 'True' }],
      volumes: [
        {
          name: 'home',
          claimName: 'lab-home',
          home: true,
          phase: 'Bound',
          size: '10Gi',
          accessModes: ['ReadWriteOnce'],
          heldBy: [],
        },
      ],
      images: [{ container: 'lab', image: 'jupyter/scipy:1' }],
      culling: { state: 'unknown', detectable: true },
      mlflow: { trackingUri: 'http://mlflow.invalid', health: 'unknown' },
      operate: { enabled: true, allowed: true },
      sources: [{ cluster: 'local', namespace: 'churn', status: 'ok' }],
    });
    expect(body.environment).toEqual([
      {
        container: 'lab',
        name: 'MLFLOW_TRACKING_URI',
        value: 'http://mlflow.invalid',
        from: { kind: 'literal' },
      },
      {
        container: 'lab',
        name: 'MLFLOW_TRACKING_PASSWORD',
        masked: true,
        from: { kind: 'literal' },
      },
      {
        container: 'lab',
        name: 'AWS_SECRET_ACCESS_KEY',
        from: { kind: 'secret', name: 's3', key: 'secret' },
      },
      {
        container: 'lab',
        name: 'NB_PREFIX',
        value: '/notebook/churn/lab',
        from: { kind: 'controller' },
      },
    ]);
    expect(body.operate.note).toContain('Argo CD (lab)');
    expect(body.looksAt).toEqual(
      expect.arrayContaining(['Notebook lab', 'Pod lab-0', 'StatefulSet lab']),
    );
  });

  it('asks the cluster for at most seven things beside what is watched, once for all who look', async () => {
    const gateway = laboratory();
    const api = await startLaboratory({ gateway });
    await api.get(`${ENTITY}/notebooks`);
    const before = gateway.requests.length;
    await Promise.all([
      api.get(pathOf('lab')),
      api.get(pathOf('lab')),
      api.get(pathOf('lab'), 'alice'),
    ]);
    const asked = gateway.requests
      .slice(before)
      .map(({ resource }) => resource.kind);
    // Six for this page, and the Pods of the namespace: only those of notebooks
    // are watched, and whoever else holds a volume, such as a viewer of it, is
    // found in no other way.
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeLessThanOrEqual(7);
  });

  it('costs one part only what one read fails', async () => {
    const gateway = laboratory().failWhen(({ resource }) =>
      resource.kind === 'Event'
        ? { status: 'forbidden', message: 'No events for you.' }
        : undefined,
    );
    const api = await startLaboratory({ gateway });
    const { status, body } = await api.get(pathOf('lab'));
    expect(status).toBe(200);
    expect(body.phase).toBe('running');
    expect(body.sources).toContainEqual(
      expect.objectContaining({
        status: 'forbidden',
        message: 'No events for you.',
      }),
    );
  });
});

describe('GET events of a notebook', () => {
  it('shows those about what belongs to it', async () => {
    const api = await startLaboratory();
    const { status, body } = await api.get(`${pathOf('lab')}/events`);
    expect(status).toBe(200);
    expect(body.items).toEqual([
      {
        type: 'Normal',
        reason: 'Pulled',
        message: 'Image is there',
        object: { kind: 'Pod', name: 'lab-0' },
        count: 1,
        firstAt: '2026-01-01T00:00:00.000Z',
        lastAt: '2026-01-01T00:00:00.000Z',
      },
    ]);
  });

  it('says that they cannot be read', async () => {
    const gateway = laboratory().failWhen(({ resource }) =>
      resource.kind === 'Event'
        ? { status: 'unreachable', message: 'Away.' }
        : undefined,
    );
    const api = await startLaboratory({ gateway });
    const { status, body } = await api.get(`${pathOf('lab')}/events`);
    expect(status).toBe(200);
    expect(body.items).toEqual([]);
    expect(body.sources).toContainEqual(
      expect.objectContaining({ status: 'unreachable', message: 'Away.' }),
    );
  });
});

describe('GET logs of a notebook', () => {
  const written = [
    '2026-01-01T00:00:00.1Z \u001b[32mstarting\u001b[0m',
    '2026-01-01T00:00:00.2Z token=in-the-log',
    '',
  ].join('\n');

  it('shows what its container wrote, and logs nothing of it', async () => {
    const gateway = laboratory();
    gateway.log = { status: 'ok', text: written };
    const api = await startLaboratory({ gateway });
    const { status, body } = await api.get(`${pathOf('lab')}/logs`);
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        pod: 'lab-0',
        container: 'lab',
        lines: '\u001b[32mstarting\u001b[0m\ntoken=in-the-log\n',
        truncated: false,
        lastTime: '2026-01-01T00:00:00.2Z',
      },
    });
    expect(gateway.logRequests[0].request).toMatchObject({
      pod: 'lab-0',
      container: 'lab',
      tailLines: 500,
      timestamps: true,
    });
    expect(JSON.stringify(api.logger.info.mock.calls)).not.toContain(
      'in-the-log',
    );
    expect(api.auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'notebook-logs-read',
        meta: expect.objectContaining({ namespace: 'churn', name: 'lab' }),
      }),
    );
  });

  it('goes on after the last line', async () => {
    const gateway = laboratory();
    gateway.log = { status: 'ok', text: written };
    const api = await startLaboratory({ gateway });
    const { body, status } = await api.get(
      `${pathOf(
        'lab',
      )}/logs?sinceTime=2026-01-01T00%3A00%3A00.1Z&sinceSeconds=5`,
    );
    expect({ status, error: body.error }).toEqual({ status: 200 });
    expect(body.lines).toBe('token=in-the-log\n');
    expect(gateway.logRequests[0].request).toMatchObject({
      sinceTime: '2026-01-01T00:00:00Z',
      sinceSeconds: undefined,
    });
  });

  it.each([
    ['pod=stranger-0', 404],
    ['pod=..%2Flab-0', 404],
    ['container=istio-proxy', 404],
    ['tailLines=5001', 400],
    ['sinceTime=yesterday', 400],
  ])('refuses %s and asks no cluster', async (query, expected) => {
    const gateway = laboratory();
    const api = await startLaboratory({ gateway });
    const { status } = await api.get(`${pathOf('lab')}/logs?${query}`);
    expect(status).toBe(expected);
    expect(gateway.logRequests).toEqual([]);
  });

  it('says why there is none, without asking', async () => {
    const gateway = laboratory();
    const api = await startLaboratory({ gateway });
    const { body } = await api.get(`${pathOf('lab')}/logs?previous=true`);
    expect(body).toMatchObject({
      lines: '',
      message: 'Container lab has not been restarted.',
    });
    expect(gateway.logRequests).toEqual([]);
  });

  it('is no error of the browser when the cluster refuses', async () => {
    const gateway = laboratory();
    gateway.log = { status: 'unauthorized', message: 'Not these credentials.' };
    const api = await startLaboratory({ gateway });
    const { status, body } = await api.get(`${pathOf('lab')}/logs`);
    expect(status).toBe(503);
    expect(body.error.message).toContain('Not these credentials.');
  });
});

describe('GET the manifest of a notebook', () => {
  it('has no secrets and nothing that only tools read', async () => {
    const api = await startLaboratory();
    const { status, body } = await api.get(`${pathOf('lab')}/manifest`);
    expect(status).toBe(200);
    expect(body.yaml).toContain('kind: Notebook');
    expect(body.yaml).toContain('secretKeyRef');
    expect(body.yaml).toContain('***');
    expect(body.yaml).not.toMatch(NOT_SHOWN);
    expect(body.yaml).not.toContain('managedFields');
    expect(api.auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ eventId: 'notebook-manifest-read' }),
    );
  });
});

describe('GET the manifest of the Pod of a notebook', () => {
  it('has no secrets either', async () => {
    const api = await startLaboratory();
    const { status, body } = await api.get(`${pathOf('lab')}/manifest?of=pod`);
    expect(status).toBe(200);
    expect(body.yaml).toContain('kind: Pod');
    expect(body.yaml).toContain('name: lab-0');
    expect(body.yaml).not.toMatch(NOT_SHOWN);
  });

  it('says that there is none', async () => {
    const api = await startLaboratory();
    const { status, body } = await api.get(
      `${pathOf('resting')}/manifest?of=pod`,
    );
    expect([status, body.error.message]).toEqual([404, 'It has no Pod.']);
  });

  it('needs the same permission', async () => {
    const gateway = laboratory();
    const api = await startLaboratory({
      gateway,
      denied: ['mlops.manifest.read'],
    });
    const { status } = await api.get(`${pathOf('lab')}/manifest?of=pod`);
    expect(status).toBe(403);
    expect(gateway.requests).toEqual([]);
  });
});

describe('GET orphaned claims', () => {
  it('shows volumes of removed notebooks with their size', async () => {
    const api = await startLaboratory();
    const { status, body } = await api.get(`${ENTITY}/orphaned-claims`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      items: [
        {
          cluster: 'local',
          namespace: 'churn',
          name: 'gone-home',
          notebook: 'gone',
          size: '30Gi',
        },
      ],
      totalSize: '30Gi',
    });
  });

  it('accuses nothing while it does not know all notebooks', async () => {
    const gateway = laboratory().failWhen(({ resource }) =>
      resource.kind === 'Pod'
        ? { status: 'forbidden', message: 'No Pods.' }
        : undefined,
    );
    const api = await startLaboratory({ gateway });
    const { body } = await api.get(`${ENTITY}/orphaned-claims`);
    expect(body.items).toEqual([]);
    expect(body.sources).toContainEqual(
      expect.objectContaining({ status: 'forbidden' }),
    );
  });
});
