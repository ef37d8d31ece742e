import type { NamespaceAccessRule } from '@mlops-portal/backstage-plugin-mlops-common';
import type { KubernetesGateway, KubernetesListResult } from '../kubernetes';
import { NamespaceAccess } from './NamespaceAccess';

const asOf = '2026-01-01T00:00:00Z';
const question = {
  cluster: 'local',
  namespaces: ['churn', 'fraud', 'absent'],
  viewer: { ownershipRefs: ['group:default/churn-team'] },
  entityRef: 'component:default/bank-churn',
};

function setup(
  rule: Partial<NamespaceAccessRule> = {},
  answer: KubernetesListResult = {
    status: 'ok',
    asOf,
    items: [
      namespace('churn', { 'mlops/owner': 'group:default/churn-team' }),
      namespace('fraud', { 'mlops/owner': 'group:default/fraud-team' }),
      { metadata: {} },
    ],
  },
) {
  const list = jest.fn(async () => answer);
  const gateway: Pick<KubernetesGateway, 'list'> = { list };
  const access = NamespaceAccess.create({
    gateway,
    rule: { access: 'owned', grants: [], ...rule },
  });
  return { access, list };
}

function namespace(name: string, annotations: Record<string, string>) {
  return { metadata: { name, annotations } };
}

function statuses(answers: ReadonlyMap<string, { status: string }>) {
  return Object.fromEntries(
    [...answers].map(([name, { status }]) => [name, status]),
  );
}

describe('NamespaceAccess', () => {
  it('allows what the cluster gives to the viewer', async () => {
    const { access } = setup();
    expect(statuses(await access.decide(question))).toEqual({
      churn: 'allowed',
      fraud: 'refused',
      absent: 'refused',
    });
  });

  it('reads the namespaces of a cluster once for all viewers', async () => {
    const { access, list } = setup();
    const other = { ...question, viewer: { ownershipRefs: [] } };
    const [mine, theirs] = await Promise.all([
      access.decide(question),
      access.decide(other),
    ]);
    await access.decide(question);
    expect(mine.get('churn')?.status).toBe('allowed');
    expect(theirs.get('churn')?.status).toBe('refused');
    expect(list).toHaveBeenCalledTimes(1);
  });

  it('asks each cluster for itself', async () => {
    const { access, list } = setup();
    await access.decide(question);
    await access.decide({ ...question, cluster: 'other' });
    expect(list).toHaveBeenCalledTimes(2);
  });

  it('asks nothing in an installation with one tenant', async () => {
    const { access, list } = setup({ access: 'any' });
    expect(statuses(await access.decide(question))).toEqual({
      churn: 'allowed',
      fraud: 'allowed',
      absent: 'allowed',
    });
    expect(list).not.toHaveBeenCalled();
  });

  it('hands on why namespaces cannot be read, except where the configuration allows', async () => {
    const grants = [
      { namespaces: ['churn'], owners: ['group:default/churn-team'] },
    ];
    const failure = { status: 'forbidden', message: 'Grant list.' } as const;
    const { access } = setup({ grants }, failure);
    const answers = await access.decide(question);
    expect(answers.get('churn')).toEqual({ status: 'allowed' });
    expect(answers.get('fraud')).toEqual(failure);
  });
});
