import {
  laboratory,
  pathOf,
  startLaboratory,
} from '../__testUtils__/laboratory';

type Api = Awaited<ReturnType<typeof startLaboratory>>;

function operate(api: Api, name: string, operation: string) {
  return api.post(`${pathOf(name)}/${operation}`, {});
}

function audited(api: Api) {
  return api.auditor.createEvent.mock.calls
    .map(([event]) => event)
    .filter(({ eventId }) => eventId === 'notebook-operate');
}

/** What became of the last audited action. */
async function lastOutcome(api: Api) {
  const results = api.auditor.createEvent.mock.results;
  return results[results.length - 1].value as Promise<{
    success: jest.Mock;
    fail: jest.Mock;
  }>;
}

describe('POST to a notebook', () => {
  it('stops it by its annotation, as the portal', async () => {
    const gateway = laboratory();
    const api = await startLaboratory({ gateway });
    const { status, body } = await operate(api, 'lab', 'stop');
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        phase: 'stopping',
        headline: 'Stopping: its Pod is being shut down.',
      },
    });
    expect(gateway.changes).toEqual([
      expect.objectContaining({
        verb: 'patch',
        request: expect.objectContaining({
          cluster: 'local',
          namespace: 'churn',
          name: 'lab',
          fieldManager: 'backstage-mlops',
          patch: {
            metadata: {
              annotations: {
                'kubeflow-resource-stopped': expect.stringMatching(
                  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
                ),
              },
            },
          },
        }),
      }),
    ]);
    expect(audited(api)).toEqual([
      expect.objectContaining({
        severityLevel: 'medium',
        meta: {
          entityRef: 'component:default/bank-churn',
          operation: 'stop',
          cluster: 'local',
          namespace: 'churn',
          name: 'lab',
        },
      }),
    ]);
    expect((await lastOutcome(api)).success).toHaveBeenCalled();
  });

  it('starts it by taking the annotation away', async () => {
    const gateway = laboratory();
    const api = await startLaboratory({ gateway });
    const { status, body } = await operate(api, 'resting', 'start');
    expect(status).toBe(200);
    expect(body.phase).toBe('starting');
    expect(gateway.changes[0].request).toMatchObject({
      patch: {
        metadata: { annotations: { 'kubeflow-resource-stopped': null } },
      },
    });
  });

  it('recreates its own StatefulSet, and no later one of the same name', async () => {
    const gateway = laboratory();
    const api = await startLaboratory({ gateway });
    const { status } = await operate(api, 'lab', 'recreate');
    expect(status).toBe(200);
    expect(gateway.changes).toEqual([
      expect.objectContaining({
        verb: 'delete',
        request: expect.objectContaining({
          name: 'lab',
          uid: 'uid-of-set-lab',
          resource: expect.objectContaining({ kind: 'StatefulSet' }),
        }),
      }),
    ]);
  });

  it.each([
    ['lab', 'start', 'Notebook lab is not stopped.'],
    ['resting', 'stop', 'Notebook resting is stopped already.'],
    [
      'resting',
      'recreate',
      'StatefulSet resting does not belong to the notebook, and is left alone.',
    ],
  ])(
    'answers 409 for %s and %s, and changes nothing',
    async (name, operation, message) => {
      const gateway = laboratory();
      const api = await startLaboratory({ gateway });
      const { status, body } = await operate(api, name, operation);
      expect(status).toBe(409);
      expect(body.error.message).toBe(message);
      expect(gateway.changes).toEqual([]);
      expect((await lastOutcome(api)).fail).toHaveBeenCalledWith({
        error: expect.objectContaining({ message }),
      });
    },
  );

  it.each(['start', 'stop', 'recreate'])(
    'refuses to %s while it is switched off, without looking',
    async operation => {
      const gateway = laboratory();
      const api = await startLaboratory({ gateway, operate: false });
      const { status, body } = await operate(api, 'lab', operation);
      expect(status).toBe(403);
      expect(body.error.message).toContain('mlops.notebooks.operate');
      expect(gateway.calls).toBe(0);
      expect((await lastOutcome(api)).fail).toHaveBeenCalled();
    },
  );

  it('tells who may read but not operate', async () => {
    const gateway = laboratory();
    const api = await startLaboratory({
      gateway,
      denied: ['mlops.notebook.operate'],
    });
    const { body } = await api.get(pathOf('lab'));
    expect(body.operate).toMatchObject({
      enabled: true,
      allowed: false,
      reason:
        'You lack the permission mlops.notebook.operate for component:default/bank-churn.',
    });
    expect((await operate(api, 'lab', 'stop')).status).toBe(403);
    expect(gateway.changes).toEqual([]);
  });

  it('says what the cluster refused, and audits it', async () => {
    const gateway = laboratory().failWhen(request =>
      'patch' in request
        ? { status: 'forbidden', message: 'The portal may not patch.' }
        : undefined,
    );
    const api = await startLaboratory({ gateway });
    const { status, body } = await operate(api, 'lab', 'stop');
    expect(status).toBe(503);
    expect(body.error.message).toContain('The portal may not patch.');
    expect((await lastOutcome(api)).fail).toHaveBeenCalled();
  });
});

describe('permissions', () => {
  it.each([
    ['mlops.logs.read', 'logs'],
    ['mlops.manifest.read', 'manifest'],
    ['mlops.notebook.read', 'logs'],
    ['kubernetes.resources.read', 'manifest'],
  ])('%s is needed for %s', async (permission, route) => {
    const gateway = laboratory();
    const api = await startLaboratory({ gateway, denied: [permission] });
    const { status, body } = await api.get(`${pathOf('lab')}/${route}`);
    expect(status).toBe(403);
    expect(body.error.message).toContain(permission);
    expect(gateway.calls).toBe(0);
  });
});
