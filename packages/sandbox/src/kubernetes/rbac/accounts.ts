import { randomBytes } from 'node:crypto';
import { UserInfo } from './Authorizer';

/** Who may sign in; see the bindings for what each of them may do. */
export type SandboxUser = 'admin' | 'portal' | 'alice' | 'bob';

/** The portal signs in as a service account, as it does in a real installation. */
export const portalServiceAccount = {
  namespace: 'backstage',
  name: 'backstage-mlops',
} as const;

const { namespace, name } = portalServiceAccount;

/** Users and groups behind the tokens. */
export const accounts: Readonly<Record<SandboxUser, UserInfo>> = {
  admin: {
    name: 'admin',
    groups: ['system:masters', 'system:authenticated'],
  },
  portal: {
    name: `system:serviceaccount:${namespace}:${name}`,
    groups: [
      'system:serviceaccounts',
      `system:serviceaccounts:${namespace}`,
      'system:authenticated',
    ],
  },
  alice: { name: 'alice', groups: ['churn-team', 'system:authenticated'] },
  bob: { name: 'bob', groups: ['forecast-team', 'system:authenticated'] },
};

/** New tokens at each start: a kubeconfig of an earlier run opens nothing. */
export function createTokens(): Record<SandboxUser, string> {
  const token = (user: string) => `${user}-${randomBytes(16).toString('hex')}`;
  return {
    admin: token('admin'),
    portal: token('portal'),
    alice: token('alice'),
    bob: token('bob'),
  };
}
