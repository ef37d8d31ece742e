import path from 'node:path';
import { accounts, SandboxUser } from '@mlops-portal/sandbox';

/** The files of one control plane below its folder. */
export function filesOf(directory: string) {
  const file = (name: string) => path.join(directory, name);
  return {
    etcd: file('etcd'),
    tokens: file('tokens.csv'),
    certificate: file('server.pem'),
    key: file('server-key.pem'),
  };
}

/** The users of the sandbox, as `--token-auth-file` wants them. */
export function tokenFile(
  tokens: Readonly<Record<SandboxUser, string>>,
): string {
  return (Object.keys(accounts) as SandboxUser[])
    .map(user => {
      const { name, groups } = accounts[user];
      return `${tokens[user]},${name},${user},"${groups.join(',')}"\n`;
    })
    .join('');
}

export function etcdFlags(options: {
  directory: string;
  clientPort: number;
  peerPort: number;
}): string[] {
  return [
    'etcd',
    `--data-dir=${filesOf(options.directory).etcd}`,
    `--client-url=http://127.0.0.1:${options.clientPort}`,
    `--peer-url=http://127.0.0.1:${options.peerPort}`,
  ];
}

export function apiServerFlags(options: {
  directory: string;
  port: number;
  etcdPort: number;
}): string[] {
  const { tokens, certificate, key } = filesOf(options.directory);
  return [
    'apiserver',
    `--etcd-servers=http://127.0.0.1:${options.etcdPort}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${options.port}`,
    `--tls-cert-file=${certificate}`,
    `--tls-private-key-file=${key}`,
    // Loopback itself is refused here.
    '--advertise-address=127.0.0.2',
    '--endpoint-reconciler-type=none',
    '--service-cluster-ip-range=10.96.0.0/16',
    '--authorization-mode=RBAC',
    `--token-auth-file=${tokens}`,
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${key}`,
    `--service-account-signing-key-file=${key}`,
    // There is no controller that makes the accounts it waits for.
    '--disable-admission-plugins=ServiceAccount',
    '--allow-privileged=true',
    '--v=0',
  ];
}
