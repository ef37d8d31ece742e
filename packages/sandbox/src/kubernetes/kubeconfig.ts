import { stringify } from 'yaml';
import { SandboxUser } from './rbac/accounts';

/** Cluster and admin context are both named `local`, the name that app-config uses. */
const clusterName = 'local';

const contextName = (user: string) =>
  user === 'admin' ? clusterName : `${clusterName}-${user}`;

/** A kubeconfig with the CA in it and a context per user. */
export function createKubeconfig(options: {
  url: string;
  caData: string;
  tokens: Readonly<Record<SandboxUser, string>>;
  user: SandboxUser;
}): string {
  const { url, caData, tokens, user } = options;
  const users = Object.entries(tokens);
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': contextName(user),
    clusters: [
      {
        name: clusterName,
        cluster: { server: url, 'certificate-authority-data': caData },
      },
    ],
    users: users.map(([name, token]) => ({ name, user: { token } })),
    contexts: users.map(([name]) => ({
      name: contextName(name),
      context: { cluster: clusterName, user: name },
    })),
  });
}
