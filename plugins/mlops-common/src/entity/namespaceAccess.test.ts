import {
  type NamespaceAccessRequest,
  decideNamespaceAccess,
} from './namespaceAccess';

const entityRef = 'component:default/bank-churn';
const guest = {
  ownershipRefs: ['user:default/guest', 'group:default/churn-team'],
  email: 'Guest@example.com',
};

function decide(
  annotations: Record<string, string> | undefined,
  more: Partial<NamespaceAccessRequest> = {},
) {
  return decideNamespaceAccess({
    rule: { access: 'owned', grants: [] },
    cluster: 'local',
    namespace: 'churn',
    object: annotations && { metadata: { name: 'churn', annotations } },
    viewer: guest,
    entityRef,
    ...more,
  });
}

describe('decideNamespaceAccess', () => {
  it.each([
    [
      'its owner is a group of the viewer',
      { 'mlops/owner': 'group:default/churn-team' },
    ],
    [
      'its owner is written in other case',
      { 'mlops/owner': 'Group:default/Churn-Team ' },
    ],
    ['its owner is the viewer', { 'mlops/owner': 'user:default/guest' }],
    [
      'its profile has the address of the viewer',
      { owner: 'guest@example.com' },
    ],
    [
      'it lists the entity',
      { 'mlops/entities': 'component:default/x, component:default/bank-churn' },
    ],
    [
      'it lists the entity although another team owns it',
      {
        'mlops/owner': 'group:default/fraud-team',
        'mlops/entities': entityRef,
      },
    ],
  ])('allows when %s', (_when, annotations) => {
    expect(decide(annotations)).toEqual({ status: 'allowed' });
  });

  it.each([
    ['it does not exist', undefined, false],
    ['it names nobody', {}, false],
    [
      'another team owns it',
      { 'mlops/owner': 'group:default/fraud-team' },
      true,
    ],
    [
      'only the name of the owner is like that of a group',
      { 'mlops/owner': 'churn-team' },
      true,
    ],
    ['another address owns it', { owner: 'alice@example.com' }, true],
    ['the address is empty', { owner: '' }, false],
    [
      'it lists another entity',
      { 'mlops/entities': 'component:default/bank-churn-2' },
      false,
    ],
    [
      'it lists the entity without kind',
      { 'mlops/entities': 'bank-churn' },
      false,
    ],
    [
      'the owner is a prefix of a ref',
      { 'mlops/owner': 'group:default/churn' },
      true,
    ],
  ])('refuses when %s', (_when, annotations, owned) => {
    expect(decide(annotations)).toMatchObject({ status: 'refused', owned });
  });

  it('says which annotation to add, and nothing about the namespace', () => {
    const foreign = decide({ 'mlops/owner': 'group:default/fraud-team' });
    const absent = decide(undefined);
    expect(foreign).toMatchObject({
      message: expect.stringMatching(
        /"mlops\/owner" with a group of yours, or "mlops\/entities" with component:default\/bank-churn/,
      ),
    });
    expect(JSON.stringify(foreign)).not.toContain('fraud');
    expect({ ...foreign, owned: false }).toEqual(absent);
  });

  it('refuses an address when the viewer has none', () => {
    expect(
      decide({ owner: '' }, { viewer: { ownershipRefs: [] } }).status,
    ).toBe('refused');
  });

  it('allows everything in an installation with one tenant', () => {
    expect(
      decide(undefined, { rule: { access: 'any', grants: [] } }).status,
    ).toBe('allowed');
  });

  it.each([
    ['namespace', { namespaces: ['churn'] }, 'allowed'],
    [
      'cluster and namespace',
      { clusters: ['local'], namespaces: ['churn'] },
      'allowed',
    ],
    [
      'another cluster',
      { clusters: ['prod'], namespaces: ['churn'] },
      'refused',
    ],
    ['another namespace', { namespaces: ['fraud'] }, 'refused'],
  ])('heeds a grant of the configuration by %s', (_by, grant, status) => {
    const rule = {
      access: 'owned' as const,
      grants: [{ ...grant, owners: ['group:default/Churn-Team'] }],
    };
    expect(decide(undefined, { rule }).status).toBe(status);
  });
});
