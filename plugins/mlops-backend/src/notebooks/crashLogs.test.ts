import type { KubernetesObject } from '@mlops-portal/backstage-plugin-mlops-common';
import {
  ENTITY,
  laboratory,
  pathOf,
  startLaboratory,
} from '../__testUtils__/laboratory';
import { notebook, notebookPod, statefulSet } from '../__testUtils__/objects';

const WRITTEN = [
  'Traceback (most recent call last):',
  '  File "/opt/conda/bin/jupyter-lab", line 8, in <module>',
  'ConnectionError: https://ada:hunter2@registry/?token=hunter2',
  '',
].join('\n');

/** A notebook that ends again and again, in a namespace of the guest's team. */
function crashing(restarts = 4) {
  const pod = notebookPod('churn', 'crashing');
  const status = {
    phase: 'Running',
    conditions: [{ type: 'Ready', status: 'False' }],
    containerStatuses: [
      {
        name: 'crashing',
        ready: false,
        restartCount: restarts,
        state: { waiting: { reason: 'CrashLoopBackOff' } },
        lastState: { terminated: { exitCode: 1, reason: 'Error' } },
      },
    ],
  };
  const gateway = laboratory().add(
    'local',
    notebook('churn', 'crashing', {
      labels: { 'mlops/entity': 'component.default.bank-churn' },
    }),
    { ...pod, status } as KubernetesObject,
    statefulSet('churn', 'crashing'),
  );
  gateway.log = { status: 'ok', text: WRITTEN };
  return gateway;
}

describe('the log of a server that crashed', () => {
  it('tells why on its page, without secrets, and that it was read is audited', async () => {
    const gateway = crashing();
    const api = await startLaboratory({ gateway });
    const { status, body, text } = await api.get(pathOf('crashing'));
    expect({ status, error: body.error }).toEqual({ status: 200 });
    expect(body).toMatchObject({
      phase: 'failed',
      headline: 'Its server ends with a Python error.',
      looksAt: expect.arrayContaining(['log of crashing']),
    });
    expect(body.diagnosis[0]).toMatchObject({
      ruleId: 'notebook-crash-loop',
      evidence: expect.arrayContaining([
        {
          object: 'Pod crashing-0',
          field: 'log of crashing',
          text: 'ConnectionError: https://ada:***@registry/?token=***',
        },
      ]),
    });
    expect(text).not.toContain('hunter2');
    expect(gateway.logRequests).toMatchObject([
      {
        request: {
          cluster: 'local',
          namespace: 'churn',
          pod: 'crashing-0',
          container: 'crashing',
          previous: true,
          tailLines: 200,
        },
      },
    ]);
    expect(api.auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'notebook-logs-read',
        meta: expect.objectContaining({
          name: 'crashing',
          pod: 'crashing-0',
          reason: 'diagnosis',
        }),
      }),
    );
  });

  it('is never asked for by whoever may not read logs', async () => {
    const gateway = crashing();
    const api = await startLaboratory({ gateway, denied: ['mlops.logs.read'] });
    const { status, body } = await api.get(pathOf('crashing'));
    expect(status).toBe(200);
    expect(body.headline).toBe('Its server ends again and again.');
    expect(gateway.logRequests).toEqual([]);
    expect(api.auditor.createEvent).not.toHaveBeenCalledWith(
      expect.objectContaining({ eventId: 'notebook-logs-read' }),
    );
  });

  it('is read once for a viewer until the server ends again, and for each viewer', async () => {
    const gateway = crashing();
    const api = await startLaboratory({ gateway });
    await api.get(pathOf('crashing'));
    await api.get(pathOf('crashing'));
    expect(gateway.logRequests).toHaveLength(1);
    await api.get(pathOf('crashing'), 'alice');
    expect(gateway.logRequests).toHaveLength(2);
  });

  it('is not read for lists', async () => {
    const gateway = crashing();
    const api = await startLaboratory({ gateway });
    const { body } = await api.get(`${ENTITY}/notebooks?sort=attention`);
    expect(body.items[0]).toMatchObject({
      name: 'crashing',
      headline: 'Its server ends again and again.',
    });
    expect(body.attention).toBe(1);
    expect(gateway.logRequests).toEqual([]);
  });

  it('costs nothing but itself when the cluster does not give it', async () => {
    const gateway = crashing();
    gateway.log = { status: 'forbidden', message: 'No logs.' };
    const api = await startLaboratory({ gateway });
    const { status, body } = await api.get(pathOf('crashing'));
    expect([status, body.headline]).toEqual([
      200,
      'Its server ends again and again.',
    ]);
    expect(body.looksAt).not.toContain('log of crashing');
  });

  it('is used to the last 64 KB only', async () => {
    const gateway = crashing();
    const early = 'OSError: [Errno 28] No space left on device\n';
    gateway.log = {
      status: 'ok',
      text: early + `${'x'.repeat(99)}\n`.repeat(700),
    };
    const api = await startLaboratory({ gateway });
    const { body } = await api.get(pathOf('crashing'));
    expect(body.headline).toBe('Its server ends again and again.');
  });
});

describe('the log of a Jupyter server that runs', () => {
  it('tells that it refuses requests', async () => {
    const gateway = laboratory();
    gateway.log = {
      status: 'ok',
      text: "[W ServerApp] 403 POST /notebook/churn/lab/api/kernels: '_xsrf' argument missing from POST\n",
    };
    const api = await startLaboratory({ gateway });
    const { body } = await api.get(pathOf('lab'));
    expect(
      body.diagnosis.map(({ ruleId }: { ruleId: string }) => ruleId),
    ).toContain('notebook-request-refused');
    expect(gateway.logRequests).toMatchObject([
      { request: { container: 'lab', previous: false } },
    ]);
  });
});
