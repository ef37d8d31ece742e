import { ApiError } from '../ApiError';
import { timestamp } from '../ApiState';
import { isRecord, KubernetesObject } from '../KubernetesObject';
import { flag } from '../requestInfo';
import { RouteContext } from './RouteContext';

const records = (value: unknown) =>
  Array.isArray(value) ? value.filter(isRecord) : [];

function containerOf(pod: KubernetesObject, wanted: string | null): string {
  const { name } = pod.metadata;
  const spec = isRecord(pod.spec) ? pod.spec : {};
  const main = records(spec.containers).map(it => String(it.name));
  const init = records(spec.initContainers).map(it => String(it.name));
  if (!wanted && main.length === 1) {
    return main[0];
  }
  if (!wanted) {
    throw ApiError.badRequest(
      `a container name must be specified for pod ${name}, choose one of: [${main.join(
        ' ',
      )}]${
        init.length > 0
          ? ` or one of the init containers: [${init.join(' ')}]`
          : ''
      }`,
    );
  }
  if (![...main, ...init].includes(wanted)) {
    throw ApiError.badRequest(
      `container ${wanted} is not valid for pod ${name}`,
    );
  }
  return wanted;
}

function waitingReason(
  pod: KubernetesObject,
  container: string,
): string | undefined {
  const status = isRecord(pod.status) ? pod.status : {};
  const statuses = [
    ...records(status.containerStatuses),
    ...records(status.initContainerStatuses),
  ];
  const state = statuses.find(it => it.name === container)?.state;
  const waiting = isRecord(state) ? state.waiting : undefined;
  return isRecord(waiting) ? String(waiting.reason) : undefined;
}

const pullFailures = ['ErrImagePull', 'ImagePullBackOff'];

function notRunning(pod: KubernetesObject, container: string): ApiError {
  const reason = waitingReason(pod, container) ?? 'ContainerCreating';
  const why = pullFailures.includes(reason)
    ? 'trying and failing to pull image'
    : reason;
  return ApiError.badRequest(
    `container "${container}" in pod "${pod.metadata.name}" is waiting to start: ${why}`,
  );
}

const isScheduled = (pod: KubernetesObject) =>
  isRecord(pod.spec) && Boolean(pod.spec.nodeName);

/** Keeps the last lines or the first bytes; each line of a log begins with its time or has none. */
function trim(log: string, query: URLSearchParams, now: Date): string {
  const stamp = /^(\d{4}-\d{2}-\d{2}T\S+Z) /;
  let lines = log === '' ? [] : log.replace(/\n$/, '').split('\n');
  const since = query.get('sinceSeconds');
  const sinceTime = query.get('sinceTime');
  if (since !== null || sinceTime !== null) {
    const earliest =
      since === null
        ? Date.parse(sinceTime ?? '')
        : now.getTime() - Number(since) * 1000;
    lines = lines.filter(line => {
      const at = stamp.exec(line)?.[1];
      return !at || Date.parse(at) >= earliest;
    });
  }
  const tail = query.get('tailLines');
  if (tail !== null) {
    lines = Number(tail) > 0 ? lines.slice(-Number(tail)) : [];
  }
  if (flag(query, 'timestamps')) {
    lines = lines.map(line =>
      stamp.test(line) ? line : `${timestamp(now)} ${line}`,
    );
  } else {
    lines = lines.map(line => line.replace(stamp, ''));
  }
  const text = lines.length > 0 ? `${lines.join('\n')}\n` : '';
  const limit = query.get('limitBytes');
  return limit === null
    ? text
    : Buffer.from(text).subarray(0, Number(limit)).toString('utf8');
}

const followInterval = 1000;

/** GET of a Pod's log. */
export function podLogRoute(context: RouteContext, pod: KubernetesObject) {
  const { query, response, state } = context;
  const container = containerOf(pod, query.get('container'));
  const previous = flag(query, 'previous');
  const read = () =>
    state.podLogs?.(pod.metadata.name, container, {
      namespace: pod.metadata.namespace ?? '',
      previous,
    });
  const log = read();
  if (log === undefined && previous) {
    throw ApiError.badRequest(
      `previous terminated container "${container}" in pod "${pod.metadata.name}" not found`,
    );
  }
  // A Pod without a node has an empty log, not an error.
  if (log === undefined && isScheduled(pod)) {
    throw notRunning(pod, container);
  }
  response.setHeader('Content-Type', 'text/plain');
  response.writeHead(200);
  const first = trim(log ?? '', query, state.now());
  if (flag(query, 'follow') && !previous && log !== undefined) {
    response.flushHeaders();
    response.write(first);
    follow(context, { seen: log, read });
  } else {
    response.end(first);
  }
}

/** Sends what is added until the container is gone, begins anew, or nobody listens. */
function follow(
  { query, response, state }: RouteContext,
  { seen, read }: { seen: string; read: () => string | undefined },
) {
  const rest = new URLSearchParams(query);
  ['tailLines', 'sinceSeconds', 'sinceTime', 'limitBytes'].forEach(name =>
    rest.delete(name),
  );
  let known = seen;
  const timer = setInterval(() => {
    const log = read();
    if (log === undefined || !log.startsWith(known)) {
      clearInterval(timer);
      response.end();
      return;
    }
    const added = log.slice(known.length);
    known = log;
    if (added) {
      response.write(trim(added, rest, state.now()));
    }
  }, followInterval);
  response.on('close', () => clearInterval(timer));
}
