import { rmSync } from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  createKubeconfig,
  createServerCertificates,
  createTokens,
  KubernetesClient,
  type RunningKubernetes,
} from '@mlops-portal/sandbox';
import { bootstrapRealCluster } from './bootstrapRealCluster';
import { buildControlPlane } from './buildControlPlane';
import {
  apiServerFlags,
  etcdFlags,
  filesOf,
  tokenFile,
} from './controlPlaneFlags';
import { freePorts } from './freePorts';
import { probe } from './probe';
import { ServerProcess } from './ServerProcess';

/** A control plane without nodes; what `startKubernetes` of the sandbox gives, without what only a stand-in can do. */
export interface RealKubernetes
  extends Pick<
    RunningKubernetes,
    'url' | 'caPem' | 'caData' | 'tokens' | 'client' | 'kubeconfig' | 'close'
  > {
  readonly apiServerPid: number | undefined;
}

/** How to start it. */
export interface RealKubernetesOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** A folder of CustomResourceDefinitions that replace or complete the project's own. */
  readonly crdDirectory?: string;
  /** Told what takes long. */
  readonly say?: (line: string) => void;
}

const ETCD_DEADLINE_MS = 60_000;
const API_SERVER_DEADLINE_MS = 180_000;

/**
 * Starts etcd and kube-apiserver on loopback, with the users, roles and kinds of the
 * sandbox. They are built on the first use. Data lives as long as the servers.
 */
export async function startRealKubernetes(
  options: RealKubernetesOptions = {},
): Promise<RealKubernetes> {
  const { say = () => {} } = options;
  const binary = await buildControlPlane({ say });
  const directory = await fs.mkdtemp(path.join(os.tmpdir(), 'control-plane-'));
  const servers: ServerProcess[] = [];
  const removeData = () => rmSync(directory, { recursive: true, force: true });
  // Whoever ends without closing: the servers notice by themselves.
  process.once('exit', removeData);
  const close = async () => {
    // The API server before etcd, or it waits for it in vain.
    for (const server of servers.splice(0).reverse()) {
      await server.stop();
    }
    process.off('exit', removeData);
    removeData();
  };
  try {
    const certificates = await createServerCertificates();
    const tokens = createTokens();
    const files = filesOf(directory);
    const secret = { mode: 0o600 };
    await fs.writeFile(files.certificate, certificates.certPem);
    await fs.writeFile(files.key, certificates.keyPem, secret);
    await fs.writeFile(files.tokens, tokenFile(tokens), secret);

    const [etcdPort, peerPort, freePort] = await freePorts(3);
    const port = options.port || freePort;
    const etcd = ServerProcess.start({
      name: 'etcd',
      command: binary,
      args: etcdFlags({ directory, clientPort: etcdPort, peerPort }),
    });
    servers.push(etcd);
    const health = `http://127.0.0.1:${etcdPort}/health`;
    await etcd.ready(() => probe(health), ETCD_DEADLINE_MS);

    const apiServer = ServerProcess.start({
      name: 'kube-apiserver',
      command: binary,
      args: apiServerFlags({ directory, port, etcdPort }),
    });
    servers.push(apiServer);
    const url = `https://127.0.0.1:${port}`;
    const { caPem } = certificates;
    await apiServer.ready(
      () => probe(`${url}/readyz`, { ca: caPem, token: tokens.admin }),
      API_SERVER_DEADLINE_MS,
    );
    const client: RealKubernetes['client'] = (user = 'admin') =>
      KubernetesClient.create({ url, ca: caPem, token: tokens[user] });
    say('kube-apiserver is ready; waiting for the kinds to be established.');
    await bootstrapRealCluster(client(), options);
    const caData = Buffer.from(caPem).toString('base64');
    return {
      url,
      caPem,
      caData,
      tokens,
      client,
      kubeconfig: (user = 'admin') =>
        createKubeconfig({ name: 'local', url, caData, tokens, user }),
      apiServerPid: apiServer.pid,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
