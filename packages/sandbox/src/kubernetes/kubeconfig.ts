import { stringify } from 'yaml';
import { SandboxUser } from './rbac/accounts';

/** A kubeconfig with the CA in it and a context per user; that of the admin is called as the cluster. */
export function createKubeconfig(options: {
  name: string;
  url: string;
  caData: string;
  tokens: Readonly<Record<SandboxUser, string>>;
  user: SandboxUser;
}): string {
  const { name: clusterName, url, caData, tokens, user } = options;
  const contextName = (of: string) =>
    of === 'admin' ? clusterName : `${clusterName}-${of}`;
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
