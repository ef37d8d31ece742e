import {
  laboratory,
  pathOf,
  startLaboratory,
} from '../__testUtils__/laboratory';
import { notebook } from '../__testUtils__/objects';

const LABELS = { 'mlops/entity': 'component.default.bank-churn' };

/** A cluster whose people also work with the Jupyter Web App, or do not. */
function withWebApp(installed: boolean) {
  const gateway = laboratory().add(
    'local',
    notebook('churn', 'bare', { labels: LABELS }),
  );
  return installed
    ? gateway.add('local', {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'jupyter-web-app-service', namespace: 'kubeflow' },
      })
    : gateway;
}

async function idsOf(name: string, gateway: ReturnType<typeof laboratory>) {
  const api = await startLaboratory({ gateway });
  const { body } = await api.get(pathOf(name));
  return body.diagnosis.map(({ ruleId }: { ruleId: string }) => ruleId);
}

describe('fields that only the Jupyter Web App needs', () => {
  it('are missed where it is installed', async () => {
    expect(await idsOf('bare', withWebApp(true))).toContain(
      'notebook-requests-missing',
    );
  });

  it('are not missed where it is not', async () => {
    expect(await idsOf('bare', withWebApp(false))).not.toContain(
      'notebook-requests-missing',
    );
  });

  it('are not missed where nobody can tell', async () => {
    const gateway = withWebApp(true).failWhen(({ resource, namespace }) =>
      resource.kind === 'Service' && namespace === 'kubeflow'
        ? { status: 'forbidden', message: 'Not yours.' }
        : undefined,
    );
    expect(await idsOf('bare', gateway)).not.toContain(
      'notebook-requests-missing',
    );
  });

  it('are not looked into for a notebook that has them', async () => {
    const gateway = withWebApp(true);
    await idsOf('lab', gateway);
    expect(
      gateway.requests.filter(({ namespace }) => namespace === 'kubeflow'),
    ).toEqual([]);
  });
});
