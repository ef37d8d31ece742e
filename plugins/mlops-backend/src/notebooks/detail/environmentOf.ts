import {
  HIDDEN,
  type KubernetesObject,
  type Notebook,
  type NotebookContainer,
  type PodDefaultEffect,
  notebookPath,
  parseNotebook,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { Schemas } from '../../openapi';

type Variable = Schemas['NotebookVariable'];

/** The variables of its containers by where they come from; values that may be secret are not there. @internal */
export function environmentOf(
  notebook: Notebook,
  podDefaults: readonly PodDefaultEffect[],
  pod?: KubernetesObject,
): Variable[] {
  const { containers, initContainers, container, namespace, name } = notebook;
  const own = [...initContainers, ...containers].flatMap(ofContainer);
  const main = container ?? name;
  const taken = new Set(
    own.filter(one => one.container === main).map(one => one.name),
  );
  const prefix: Variable = {
    container: main,
    name: 'NB_PREFIX',
    value: notebookPath(namespace, name).replace(/\/$/, ''),
    from: { kind: 'controller' },
  };
  const explained = [
    ...own,
    ...(taken.has(prefix.name) ? [] : [prefix]),
    ...podDefaults
      .filter(({ state }) => ['applied', 'stale', 'will-apply'].includes(state))
      .flatMap(effect => ofPodDefault(effect, main))
      .filter(variable => !taken.has(variable.name)),
  ];
  return [...explained, ...othersIn(pod, main, explained)];
}

/** What is in the container, and nobody else explains: webhooks of others set it. */
function othersIn(
  pod: KubernetesObject | undefined,
  main: string,
  explained: readonly Variable[],
): Variable[] {
  const known = new Set(
    explained.filter(one => one.container === main).map(({ name }) => name),
  );
  const { containers } = parseNotebook({ spec: { template: pod } });
  const container = containers.find(({ name }) => name === main);
  return (container ? ofContainer(container) : [])
    .filter(({ name }) => name !== '*' && !known.has(name))
    .map(({ from, ...variable }) => ({
      ...variable,
      from: { ...from, kind: 'other' as const },
    }));
}

function ofContainer(container: NotebookContainer): Variable[] {
  const variables = container.env.map(({ name, value, from }) => ({
    container: container.name,
    name,
    ...shown(value),
    from: { kind: from.kind, name: from.name, key: from.key },
  }));
  const all = container.envFrom.map(({ kind, name }) => ({
    container: container.name,
    name: '*',
    from: { kind, name },
  }));
  return [...variables, ...all];
}

const REFERENCE = /^(?:Secret|ConfigMap) /;

function ofPodDefault(
  { name: podDefault, injects }: PodDefaultEffect,
  container: string,
): Variable[] {
  return injects.flatMap(({ kind, name, detail }) => {
    if (kind !== 'env' && kind !== 'env-from') {
      return [];
    }
    const reference = kind === 'env-from' || REFERENCE.test(detail ?? '');
    return {
      container,
      name: kind === 'env-from' ? '*' : name,
      ...(reference ? {} : shown(detail)),
      from: {
        kind: 'pod-default' as const,
        name: podDefault,
        key: reference ? detail ?? name : undefined,
      },
    };
  });
}

function shown(value: string | undefined): Pick<Variable, 'value' | 'masked'> {
  return value === HIDDEN ? { masked: true } : { value };
}
