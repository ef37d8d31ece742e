import { PATH, cluster, names, start } from '../__testUtils__/notebooks';

describe('what fails costs its own part', () => {
  it('names clusters that the Kubernetes plugin does not know', async () => {
    const api = await start({
      'mlops/cluster': 'nowhere,local',
      'mlops/namespace': 'churn',
    });
    const { body } = await api.get(PATH);
    expect(body.totalItems).toBe(2);
    expect(body.sources).toContainEqual(
      expect.objectContaining({
        annotation: 'mlops/cluster',
        status: 'refused',
        message:
          'mlops/cluster names the cluster "nowhere", which the Kubernetes plugin does not know. It knows "local".',
      }),
    );
  });

  it.each([
    ['unreachable', 'Cluster "other" cannot be reached (ECONNREFUSED).'],
    ['unauthorized', 'Cluster "other" does not accept the credentials.'],
    ['forbidden', 'Cluster "other" does not let the portal list.'],
    ['not-installed', 'Cluster "other" has no notebooks.'],
  ] as const)(
    'shows a cluster that is %s beside the others',
    async (status, message) => {
      const gateway = cluster().failWhen(request =>
        request.cluster === 'other' ? { status, message } : undefined,
      );
      gateway.clusters = {
        status: 'ok',
        clusters: [
          { name: 'local', authProvider: 'serviceAccount' },
          { name: 'other', authProvider: 'aws' },
        ],
      };
      const api = await start({ 'mlops/namespace': 'churn' }, { gateway });
      const response = await api.get(PATH);
      expect(response.status).toBe(200);
      expect(response.body.totalItems).toBe(2);
      expect(response.body.sources).toContainEqual(
        expect.objectContaining({ cluster: 'other', status, message }),
      );
    },
  );

  it('shows notebooks whose Pods may not be read', async () => {
    const gateway = cluster().failWhen(({ resource }) =>
      resource.kind === 'Pod'
        ? { status: 'forbidden', message: 'Grant list on pods.' }
        : undefined,
    );
    const api = await start({ 'mlops/namespace': 'churn' }, { gateway });
    const { body } = await api.get(PATH);
    expect(body.totalItems).toBe(2);
    expect(body.sources).toEqual([
      expect.objectContaining({ status: 'ok' }),
      expect.objectContaining({
        status: 'forbidden',
        message: 'Grant list on pods.',
      }),
    ]);
  });

  it('shows what the last known clusters have while they cannot be listed, and says so', async () => {
    const gateway = cluster();
    const stale = {
      asOf: '2026-01-31T12:00:00.000Z',
      message: 'The Kubernetes plugin cannot be reached.',
    };
    gateway.clusters = {
      status: 'ok',
      clusters: [{ name: 'local', authProvider: 'serviceAccount' }],
      stale,
    };
    const api = await start({ 'mlops/namespace': 'churn' }, { gateway });
    const { body } = await api.get(PATH);
    expect(body.totalItems).toBe(2);
    expect(body.sources).toContainEqual({ status: 'stale', ...stale });
  });

  it('says when clusters cannot be listed', async () => {
    const gateway = cluster();
    gateway.clusters = {
      status: 'not-installed',
      message: 'Add the plugin.',
    };
    const api = await start({ 'mlops/namespace': 'churn' }, { gateway });
    const { body } = await api.get(PATH);
    expect(body.sources).toEqual([
      expect.objectContaining({
        status: 'not-installed',
        message: 'Add the plugin.',
      }),
    ]);
  });

  it('says that clusters with a token of each user are not supported', async () => {
    const gateway = cluster();
    gateway.clusters = {
      status: 'ok',
      clusters: [{ name: 'local', authProvider: 'oidc' }],
    };
    const api = await start({ 'mlops/namespace': 'churn' }, { gateway });
    const { body } = await api.get(PATH);
    expect(body.sources).toEqual([
      expect.objectContaining({ cluster: 'local', status: 'unauthorized' }),
    ]);
    expect(gateway.requests).toEqual([]);
  });

  it('names notebooks that do not exist', async () => {
    const api = await start({
      'mlops/namespace': 'churn',
      'mlops/notebooks': 'other,gone',
    });
    const { body } = await api.get(PATH);
    expect(body.sources).toContainEqual(
      expect.objectContaining({
        annotation: 'mlops/notebooks',
        message:
          'mlops/notebooks names "gone", which does not exist in the entity\'s namespaces.',
      }),
    );
  });

  it('names annotations that cannot be used, and shows the rest', async () => {
    const api = await start({
      'mlops/namespace': 'churn,../kube-system',
      'mlops/cluster': 'local,https://169.254.169.254',
    });
    const { status, body } = await api.get(PATH);
    expect(status).toBe(200);
    expect(body.totalItems).toBe(2);
    expect(
      body.sources
        .filter((source: { status: string }) => source.status === 'refused')
        .map((source: { annotation: string }) => source.annotation),
    ).toEqual(['mlops/cluster', 'mlops/namespace']);
  });

  it('shows objects of any shape', async () => {
    const odd = [
      { kind: 'Notebook', metadata: { namespace: 'churn', name: 'empty' } },
      {
        kind: 'Notebook',
        metadata: { namespace: 'churn', name: 'wrong' },
        spec: 'text',
        status: [1],
      },
    ];
    const api = await start(
      { 'mlops/namespace': 'churn', 'mlops/notebooks': '*' },
      { gateway: cluster().add('local', ...odd) },
    );
    const { status, body } = await api.get(PATH);
    expect(status).toBe(200);
    expect(names(body)).toEqual(
      expect.arrayContaining(['empty', 'wrong', 'other']),
    );
  });
});

describe('a configuration that is missing or wrong', () => {
  it.each([
    [{}, 'mlops.kubernetes.access is missing: set it to "owned"'],
    [{ kubernetes: { access: 'all' } }, 'mlops.kubernetes.access is "all"'],
  ])(
    '%j answers 503 with the sentence and reads nothing',
    async (mlops, message) => {
      const gateway = cluster();
      const api = await start(
        { 'mlops/namespace': 'churn' },
        { gateway, mlops },
      );
      const { status, body } = await api.get(PATH);
      expect(status).toBe(503);
      expect(body.error).toMatchObject({
        name: 'ServiceUnavailableError',
        message: expect.stringContaining(message),
      });
      expect(gateway.calls).toBe(0);
      expect(api.logger.error).toHaveBeenCalledWith(
        expect.stringContaining(message),
        { key: 'mlops.kubernetes.access' },
      );
    },
  );
});
