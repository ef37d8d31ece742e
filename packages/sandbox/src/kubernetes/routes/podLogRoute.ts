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
  if (since !== null) {
    const earliest = now.getTime() - Number(since) * 1000;
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

/** GET of a Pod's log. */
export function podLogRoute(context: RouteContext, pod: KubernetesObject) {
  const { query, response, state } = context;
  const container = containerOf(pod, query.get('container'));
  const previous = flag(query, 'previous');
  const log = state.podLogs?.(pod.metadata.name, container, {
    namespace: pod.metadata.namespace ?? '',
    previous,
  });
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
  response.end(trim(log ?? '', query, state.now()));
}
