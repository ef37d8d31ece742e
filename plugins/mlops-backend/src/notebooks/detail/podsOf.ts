import type {
  ContainerStatus,
  Notebook,
  Pod,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { Schemas } from '../../openapi';

type Container = Schemas['NotebookContainer'];

/** Its Pods with all containers, also those that nothing is known of yet. @internal */
export function podsOf(
  notebook: Notebook,
  pods: readonly Pod[],
): Schemas['NotebookPod'][] {
  return pods.map(pod => {
    const { initContainers, containers, containerNames } = pod;
    const known = [
      ...initContainers.map(status =>
        containerOf(status, status.sidecar ? 'sidecar' : 'init'),
      ),
      ...containers.map(status =>
        containerOf(status, kindOf(notebook, status.name)),
      ),
    ];
    const names = new Set(known.map(({ name }) => name));
    return {
      name: pod.name,
      phase: pod.phase ?? 'Unknown',
      node: pod.node,
      createdAt: pod.createdAt,
      containers: [
        ...known,
        ...containerNames
          .filter(name => !names.has(name))
          .map(name => unknownContainer(notebook, name)),
      ],
    };
  });
}

function kindOf(
  { container, initContainers }: Notebook,
  name: string,
): Container['kind'] {
  if (name === container) {
    return 'main';
  }
  return initContainers.some(init => init.name === name) ? 'init' : 'sidecar';
}

function containerOf(
  status: ContainerStatus,
  kind: Container['kind'],
): Container {
  const { name, image, ready, restarts, lastTermination } = status;
  return {
    name,
    kind,
    image,
    ready,
    restarts,
    ...stateOf(status),
    lastEnd: lastTermination && {
      reason: lastTermination.reason,
      exitCode: lastTermination.exitCode,
      at: lastTermination.finishedAt,
    },
  };
}

function stateOf({
  waiting,
  running,
  runningSince,
  terminated,
}: ContainerStatus): Pick<Container, 'state' | 'reason' | 'message' | 'since'> {
  if (running) {
    return { state: 'running', since: runningSince };
  }
  if (terminated) {
    const { reason, message, finishedAt } = terminated;
    return { state: 'terminated', reason, message, since: finishedAt };
  }
  return waiting ? { state: 'waiting', ...waiting } : { state: 'unknown' };
}

function unknownContainer(notebook: Notebook, name: string): Container {
  return {
    name,
    kind: kindOf(notebook, name),
    image: [...notebook.containers, ...notebook.initContainers].find(
      one => one.name === name,
    )?.image,
    ready: false,
    restarts: 0,
    state: 'unknown',
  };
}

/** Of the notebook, as its controller wrote them, and of its Pods. @internal */
export function conditionsOf(
  notebook: Notebook,
  pods: readonly Pod[],
): Schemas['NotebookCondition'][] {
  const of = (object: string, conditions: Pod['conditions']) =>
    conditions.map(condition => ({ object, ...condition }));
  return [
    ...of(`Notebook ${notebook.name}`, notebook.reported.conditions),
    ...pods.flatMap(pod => of(`Pod ${pod.name}`, pod.conditions)),
  ].sort((a, b) => compare(a.since ?? '', b.since ?? ''));
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
