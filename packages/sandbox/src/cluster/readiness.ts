import { baseUrlOf, isJupyter, isServed } from './notebookServer';
import { Container, Pod } from './objects';

/** Whether a Service can be resolved, by `name.namespace`. */
export type HasService = (name: string, namespace: string) => boolean;

/** The control plane that an Istio proxy wants, from its PROXY_CONFIG. */
export function discoveryAddress({ env = [] }: Container): string {
  const config = env.find(({ name }) => name === 'PROXY_CONFIG')?.value ?? '';
  return (
    /"?discoveryAddress"?\s*:\s*"?([\w.-]+(?::\d+)?)/.exec(config)?.[1] ??
    'istiod.istio-system.svc:15012'
  );
}

/** What the readiness probe of a running container fails with; undefined when it passes or there is none. */
export function probeFailure(
  container: Container,
  { status }: Pod,
  hasService: HasService,
): string | undefined {
  const { httpGet } = container.readinessProbe ?? {};
  if (!httpGet) {
    return undefined;
  }
  const ports = container.ports ?? [];
  const port =
    ports.find(({ name }) => name === httpGet.port)?.containerPort ??
    httpGet.port;
  const path = httpGet.path ?? '/';
  const address = `${status?.podIP ?? '10.244.1.9'}:${port}`;
  const refused = `Readiness probe failed: Get "http://${address}${path}": dial tcp ${address}: connect: connection refused`;
  if (container.name === 'istio-proxy') {
    const [name, namespace] = discoveryAddress(container).split(/[.:]/);
    return hasService(name, namespace) ? undefined : refused;
  }
  if (!isJupyter(container)) {
    return undefined;
  }
  const listens = /--(?:NotebookApp|ServerApp)\.port=(\d+)/.exec(
    [...(container.command ?? []), ...(container.args ?? [])].join(' '),
  )?.[1];
  if (Number(port) !== Number(listens ?? 8888)) {
    return refused;
  }
  // Jupyter redirects its root to its base path.
  const isRedirected = path === '/' && baseUrlOf(container) !== '/';
  return isRedirected || isServed(container, path)
    ? undefined
    : 'Readiness probe failed: HTTP probe failed with statuscode: 404';
}
