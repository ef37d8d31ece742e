import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import type { PolicyQueryUser } from '@backstage/plugin-permission-node';
import {
  notebookReadPermission,
  statusReadPermission,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { OwnerPolicy } from './OwnerPolicy';

const policy = new OwnerPolicy();

const member = (...groups: string[]) =>
  ({
    info: {
      userEntityRef: 'user:default/alice',
      ownershipEntityRefs: groups.map(name => `group:default/${name}`),
    },
  } as PolicyQueryUser);

describe('OwnerPolicy', () => {
  it.each([
    ['the team of the platform', member('ml-platform'), AuthorizeResult.ALLOW],
    ['another team', member('churn-team'), AuthorizeResult.DENY],
    ['nobody', undefined, AuthorizeResult.DENY],
  ])('decides about the status page for %s', async (_who, user, result) => {
    expect(
      await policy.handle({ permission: statusReadPermission }, user),
    ).toEqual({ result });
  });

  it('leaves notebooks to the owners of their entity', async () => {
    expect(
      await policy.handle(
        { permission: notebookReadPermission },
        member('churn-team'),
      ),
    ).toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      conditions: { params: { claims: ['group:default/churn-team'] } },
    });
  });

  it('lets nobody use the raw proxy', async () => {
    expect(
      await policy.handle(
        {
          permission: createPermission({
            name: 'kubernetes.proxy',
            attributes: {},
          }),
        },
        member('ml-platform'),
      ),
    ).toEqual({ result: AuthorizeResult.DENY });
  });
});
