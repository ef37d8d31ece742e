import { NotFoundError } from '@backstage/errors';
import type {
  ContainerStatus,
  Notebook,
  Pod,
} from '@mlops-portal/backstage-plugin-mlops-common';

/** @internal */
export interface SelectedContainer {
  readonly pod: string;
  readonly container: string;
  /** Absent while the cluster says nothing about it. */
  readonly status?: ContainerStatus;
}

/** The container whose log is wanted. Throws NotFoundError for what is none of the notebook's. @internal */
export function selectContainer(
  notebook: Notebook,
  pods: readonly Pod[],
  wanted: { readonly pod?: string; readonly container?: string },
): SelectedContainer {
  const pod = wanted.pod
    ? pods.find(({ name }) => name === wanted.pod)
    : newest(pods);
  if (!pod) {
    throw new NotFoundError(
      wanted.pod
        ? `The notebook has no Pod "${wanted.pod}".`
        : 'The notebook has no Pod, and so no log.',
    );
  }
  const statuses = [...pod.containers, ...pod.initContainers];
  const names = new Set([
    ...pod.containerNames,
    ...statuses.map(({ name }) => name),
  ]);
  const main = [notebook.container, notebook.name].find(
    name => name !== undefined && names.has(name),
  );
  const container = wanted.container ?? main ?? [...names][0];
  if (container === undefined || !names.has(container)) {
    throw new NotFoundError(
      `Pod ${pod.name} has no container "${container ?? ''}".`,
    );
  }
  return {
    pod: pod.name,
    container,
    status: statuses.find(({ name }) => name === container),
  };
}

function newest(pods: readonly Pod[]): Pod | undefined {
  return pods.reduce<Pod | undefined>(
    (best, pod) =>
      !best || (pod.createdAt ?? '') > (best.createdAt ?? '') ? pod : best,
    undefined,
  );
}

/** Why there can be no log; absent when there may be one. @internal */
export function whyNoLog(
  { container, status }: SelectedContainer,
  previous: boolean,
): string | undefined {
  if (!status) {
    return `Container ${container} has not been created yet.`;
  }
  const { waiting, running, terminated, lastTermination, restarts } = status;
  if (previous) {
    return restarts === 0 && !lastTermination
      ? `Container ${container} has not been restarted.`
      : undefined;
  }
  if (running || terminated || lastTermination) {
    return undefined;
  }
  const reason = waiting?.reason ? ` (${waiting.reason})` : '';
  return `Container ${container} has not started yet${reason}.`;
}
