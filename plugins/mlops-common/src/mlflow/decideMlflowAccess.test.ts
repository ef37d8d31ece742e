import { decideMlflowAccess, MlflowAccessQuestion } from './decideMlflowAccess';

const ENTITY = 'component:default/bank-churn';

function ask(
  tags: Record<string, string>,
  rest: Partial<MlflowAccessQuestion> = {},
) {
  return decideMlflowAccess({
    mode: 'owned',
    server: 'main',
    kind: 'experiment',
    name: 'bank-churn',
    entityRef: ENTITY,
    ownershipRefs: ['user:default/guest', 'group:default/churn-team'],
    tags: new Map(Object.entries(tags)),
    ...rest,
  });
}

describe('decideMlflowAccess', () => {
  it.each<[string, Record<string, string>, Partial<MlflowAccessQuestion>]>([
    [
      'the owner tag names a group of the viewer',
      { 'backstage.io/owner': 'group:default/churn-team' },
      {},
    ],
    [
      'the owner tag is short or in capitals',
      { 'backstage.io/owner': 'Churn-Team' },
      {},
    ],
    [
      'one of several owners is the viewer',
      { 'backstage.io/owner': 'group:default/x, user:default/guest' },
      {},
    ],
    [
      'the entity tag names the entity',
      { 'backstage.io/entity': 'Component:default/Bank-Churn' },
      { ownershipRefs: [] },
    ],
    [
      'the allow-list names a group of the viewer',
      {},
      { configuredOwners: ['group:default/churn-team'] },
    ],
    ['the server is open to all', {}, { mode: 'any', ownershipRefs: [] }],
  ])('allows when %s', (_, tags, rest) => {
    expect(ask(tags, rest)).toEqual({ allowed: true });
  });

  it.each<[string, Record<string, string>, Partial<MlflowAccessQuestion>]>([
    ['there is no tag', {}, {}],
    [
      'the owner is another group',
      { 'backstage.io/owner': 'group:default/other' },
      {},
    ],
    [
      'the entity tag names another entity',
      { 'backstage.io/entity': 'component:default/other' },
      {},
    ],
    ['the owner tag is no reference', { 'backstage.io/owner': ':::' }, {}],
    [
      'the viewer has no groups',
      { 'backstage.io/owner': 'group:default/churn-team' },
      { ownershipRefs: [] },
    ],
    [
      'the allow-list names others',
      {},
      { configuredOwners: ['group:default/other'] },
    ],
  ])('refuses when %s', (_, tags, rest) => {
    expect(ask(tags, rest).allowed).toBe(false);
  });

  it('says which tag to add to what nobody owns', () => {
    const decision = ask({});
    expect(decision).toMatchObject({
      message: expect.stringMatching(
        /"bank-churn" on MLflow server "main".*backstage\.io\/owner.*backstage\.io\/entity to component:default\/bank-churn/,
      ),
    });
  });

  it('names the owner of what belongs to others', () => {
    expect(ask({ 'backstage.io/owner': 'forecast-team' })).toMatchObject({
      message: expect.stringContaining(
        'belongs to group:default/forecast-team',
      ),
    });
  });
});
