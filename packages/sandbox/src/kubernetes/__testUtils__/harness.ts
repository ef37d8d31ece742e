import {
  KubernetesApiError,
  KubernetesObject,
  ResourceRef,
  RunningKubernetes,
  startKubernetes,
  WatchEvent,
} from '..';
import { createHttpsFetch } from '../httpsFetch';

export const notebooks: ResourceRef = {
  group: 'kubeflow.org',
  version: 'v1',
  plural: 'notebooks',
};
export const configMaps: ResourceRef = {
  group: '',
  version: 'v1',
  plural: 'configmaps',
};
export const namespaces: ResourceRef = {
  group: '',
  version: 'v1',
  plural: 'namespaces',
};
export const pods: ResourceRef = { group: '', version: 'v1', plural: 'pods' };

/** A Notebook that every definition accepts. */
export function notebook(
  name: string,
  metadata: Partial<KubernetesObject['metadata']> = {},
): KubernetesObject {
  return {
    apiVersion: 'kubeflow.org/v1',
    kind: 'Notebook',
    metadata: { name, namespace: 'churn', ...metadata },
    spec: {
      template: { spec: { containers: [{ name, image: 'jupyter:1' }] } },
    },
  };
}

export function configMap(
  name: string,
  metadata: Partial<KubernetesObject['metadata']> = {},
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: 'churn', ...metadata },
    data: {},
  };
}

/** Starts a cluster with the namespace `churn`. */
export async function startCluster(
  options?: Parameters<typeof startKubernetes>[0],
): Promise<RunningKubernetes> {
  const cluster = await startKubernetes(options);
  await cluster.client().create(namespaces, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'churn' },
  });
  return cluster;
}

/** Polls until a condition holds; fails after a deadline. */
export async function eventually<T>(
  read: () => Promise<T | undefined | false>,
): Promise<T> {
  const deadline = Date.now() + 5_000;
  while (Date.now() < deadline) {
    const value = await read();
    if (value) {
      return value;
    }
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  throw new Error('the condition did not come true in time');
}

/** Sends a request as kubectl would, for what the client has no method for. */
export async function send(
  cluster: RunningKubernetes,
  path: string,
  options: {
    user?: keyof RunningKubernetes['tokens'];
    token?: string;
    method?: string;
    body?: unknown;
    headers?: Record<string, string>;
  } = {},
): Promise<Response> {
  const { user = 'admin', method = 'GET', body, headers } = options;
  const token = options.token ?? cluster.tokens[user];
  return createHttpsFetch(cluster.caPem)(`${cluster.url}${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    body:
      typeof body === 'string' || body === undefined
        ? body
        : JSON.stringify(body),
  });
}

/** The refusal that a promise ends with. */
export async function refusal(
  promise: Promise<unknown>,
): Promise<KubernetesApiError> {
  const error: unknown = await promise.then(
    () => undefined,
    reason => reason,
  );
  if (!(error instanceof KubernetesApiError)) {
    throw new Error(`not refused by the API server: ${error}`);
  }
  return error;
}

/** The first events of a watch. */
export async function take(
  events: AsyncIterable<WatchEvent>,
  count: number,
): Promise<WatchEvent[]> {
  const taken: WatchEvent[] = [];
  for await (const event of events) {
    taken.push(event);
    if (taken.length === count) {
      break;
    }
  }
  return taken;
}

/** Events as short text. */
export const summary = (events: readonly WatchEvent[]) =>
  events.map(({ type, object }) => `${type} ${object.metadata?.name ?? ''}`);
