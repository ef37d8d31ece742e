import { AdmittedContainer, AdmittedPod } from '../AdmittedPod';
import { mergeLists, mergeMaps } from './mergeLists';
import { isSelected, PodDefault, selectorProblem } from './PodDefault';

const prefix = 'poddefault.admission.kubeflow.org';

/** A Pod with what PodDefaults add to it, or why the webhook refuses it. */
export type Merged =
  | { readonly pod: AdmittedPod }
  | { readonly refusal: string };

/** Plays Kubeflow's PodDefault webhook on a Pod that is about to be created. */
export function applyPodDefaults(
  pod: AdmittedPod,
  podDefaults: readonly PodDefault[],
): Merged {
  const { annotations = {}, labels = {}, name } = pod.metadata;
  if (annotations[`${prefix}/exclude`] === 'true') {
    return { pod };
  }
  for (const { spec } of podDefaults) {
    const problem = selectorProblem(spec.selector ?? {});
    if (problem) {
      return { refusal: `label selector conversion failed: ${problem}` };
    }
  }
  const chosen = podDefaults.filter(({ spec }) =>
    isSelected(labels, spec.selector ?? {}),
  );
  if (chosen.length === 0) {
    return { pod };
  }
  const conflicts: string[] = [];
  const merged = merge(pod, chosen, conflicts);
  const names = chosen.map(({ metadata }) => metadata.name).join(',');
  return conflicts.length > 0
    ? {
        refusal: `conflict occurred while applying poddefaults: ${names} on pod: ${name} err: ${conflicts.join(
          ', ',
        )}`,
      }
    : { pod: merged };
}

function merge(
  pod: AdmittedPod,
  chosen: readonly PodDefault[],
  conflicts: string[],
): AdmittedPod {
  const { spec, metadata } = pod;
  const of = <T>(read: (from: PodDefault) => readonly T[] | undefined) =>
    chosen.map(from => ({ from, items: read(from) }));
  const byName = ({ name = '' }: { name?: string }) => name;
  const last = <T>(values: readonly (T | undefined)[]) =>
    values.filter(value => value !== undefined && value !== '').at(-1);
  const marks = Object.fromEntries(
    chosen.map(each => [
      `${prefix}/poddefault-${each.metadata.name}`,
      each.metadata.resourceVersion ?? '',
    ]),
  );
  const serviceAccountName = last(
    chosen.map(each => each.spec.serviceAccountName),
  );
  const automount = last(
    chosen.map(each => each.spec.automountServiceAccountToken),
  );
  const lists = {
    volumes: mergeLists(
      spec.volumes ?? [],
      of(each => each.spec.volumes),
      { what: 'volumes', type: 'Volume', key: byName, conflicts },
    ),
    tolerations: mergeLists(
      spec.tolerations ?? [],
      of(each => each.spec.tolerations),
      {
        what: 'tolerations',
        type: 'Toleration',
        key: ({ key = '' }) => key,
        conflicts,
      },
    ),
    imagePullSecrets: mergeLists(
      spec.imagePullSecrets ?? [],
      of(each => each.spec.imagePullSecrets),
      {
        what: 'imagePullSecret',
        type: 'LocalObjectReference',
        key: byName,
        conflicts,
      },
    ),
    initContainers: mergeLists(
      spec.initContainers ?? [],
      of(each => each.spec.initContainers),
      { what: 'containers', type: 'Container', key: byName, conflicts },
    ),
  };
  const containers = spec.containers.map(each =>
    mergeContainer(each, chosen, conflicts),
  );
  return {
    ...pod,
    metadata: {
      ...metadata,
      labels: mergeMaps(
        metadata.labels,
        chosen.map(each => each.spec.labels),
        conflicts,
      ),
      annotations: {
        ...mergeMaps(
          metadata.annotations,
          chosen.map(each => each.spec.annotations),
          conflicts,
        ),
        ...marks,
      },
    },
    spec: {
      ...spec,
      ...Object.fromEntries(
        Object.entries(lists).filter(([, list]) => list.length > 0),
      ),
      containers: mergeLists(
        containers,
        of(each => each.spec.sidecars),
        { what: 'containers', type: 'Container', key: byName, conflicts },
      ),
      ...(serviceAccountName ? { serviceAccountName } : {}),
      ...(automount === undefined
        ? {}
        : { automountServiceAccountToken: automount }),
    },
  };
}

/** Every container gets the environment and the mounts, also sidecars that are there already. */
function mergeContainer(
  container: AdmittedContainer,
  chosen: readonly PodDefault[],
  conflicts: string[],
): AdmittedContainer {
  const additions = <T>(read: (from: PodDefault) => readonly T[] | undefined) =>
    chosen.map(from => ({ from, items: read(from) }));
  const env = mergeLists(
    container.env ?? [],
    additions(each => each.spec.env),
    { what: 'env', type: 'EnvVar', key: ({ name }) => name, conflicts },
  );
  const mountOptions = {
    what: 'volume mounts',
    type: 'VolumeMount',
    conflicts,
  } as const;
  const mounts = additions(each => each.spec.volumeMounts);
  const volumeMounts = mergeLists(container.volumeMounts ?? [], mounts, {
    ...mountOptions,
    key: ({ name }) => name,
  });
  // The second look is only for conflicts: the webhook knows mounts by their path, too.
  mergeLists(container.volumeMounts ?? [], mounts, {
    ...mountOptions,
    key: ({ mountPath }) => mountPath,
    keyText: ({ mountPath }) => `mount path ${mountPath}`,
  });
  const envFrom = [
    ...(container.envFrom ?? []),
    ...chosen.flatMap(each => each.spec.envFrom ?? []),
  ];
  const isProxy = container.name === 'istio-proxy';
  const first = (field: 'command' | 'args') =>
    container[field] ??
    (isProxy
      ? undefined
      : chosen.find(each => each.spec[field]?.length)?.spec[field]);
  const command = first('command');
  const args = first('args');
  return {
    ...container,
    ...(env.length > 0 ? { env } : {}),
    ...(volumeMounts.length > 0 ? { volumeMounts } : {}),
    ...(envFrom.length > 0 ? { envFrom } : {}),
    ...(command ? { command } : {}),
    ...(args ? { args } : {}),
  };
}
