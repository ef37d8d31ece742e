import { mockServices } from '@backstage/backend-test-utils';

/** The groups of the scenario's users. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  guest: [
    'group:default/churn-team',
    'group:default/fraud-team',
    'group:default/ml-platform',
  ],
  alice: ['group:default/churn-team'],
  bob: ['group:default/forecast-team'],
};

/** Knows which groups the users of the scenario are in. */
export const testUserInfo = mockServices.userInfo.mock({
  getUserInfo: async ({ principal }) => {
    const { userEntityRef } = principal as { userEntityRef: string };
    const groups = GROUPS[userEntityRef.split('/')[1]] ?? [];
    return { userEntityRef, ownershipEntityRefs: [userEntityRef, ...groups] };
  },
});
