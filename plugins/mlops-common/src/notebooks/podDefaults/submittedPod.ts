import { Quantity } from '../../kubernetes/Quantity';
import type { Notebook } from '../Notebook';
import { itemsOf } from './PodDefaultContent';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The Pod of a notebook as the webhook gets to see it: with what the
 * controller, the StatefulSet and the API server have added by then.
 *
 * @internal
 */
export interface SubmittedPod {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly volumes: readonly Fields[];
  readonly tolerations: readonly Fields[];
  readonly imagePullSecrets: readonly Fields[];
  readonly initContainers: readonly Fields[];
  readonly containers: readonly SubmittedContainer[];
}

/** @internal */
export interface SubmittedContainer {
  readonly name: string;
  readonly env: readonly Fields[];
  readonly volumeMounts: readonly Fields[];
  readonly fields: Fields;
}

/** What the API server adds to every Pod before webhooks see it. */
const NODE_TOLERATIONS = [
  'node.kubernetes.io/not-ready',
  'node.kubernetes.io/unreachable',
].map(key => ({
  key,
  operator: 'Exists',
  effect: 'NoExecute',
  tolerationSeconds: 300,
}));

const TOKEN_MOUNT = {
  name: 'kube-api-access',
  mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
  readOnly: true,
};

/**
 * @internal
 */
export function submittedPod(notebook: Notebook): SubmittedPod {
  const spec = (notebook.podTemplate.spec ?? {}) as Fields;
  const token = spec.automountServiceAccountToken !== false;
  return {
    labels: podLabels(notebook),
    annotations: podAnnotations(notebook),
    volumes: itemsOf(spec.volumes).map(volumeWithDefaults),
    tolerations: [
      ...itemsOf(spec.tolerations).map(stored),
      ...NODE_TOLERATIONS,
    ],
    imagePullSecrets: itemsOf(spec.imagePullSecrets).map(stored),
    initContainers: itemsOf(spec.initContainers).map(containerWithDefaults),
    containers: itemsOf(spec.containers).map((container, index) => ({
      name: `${container.name ?? ''}`,
      env: [
        ...itemsOf(container.env).map(variableWithDefaults),
        ...(index === 0 ? prefixVariable(notebook, container) : []),
      ],
      volumeMounts: [
        ...itemsOf(container.volumeMounts).map(stored),
        ...(token ? [TOKEN_MOUNT] : []),
      ],
      fields: containerWithDefaults(container),
    })),
  };
}

/**
 * The labels that a new Pod of the notebook has.
 *
 * @internal
 */
export function podLabels({
  name,
  labels,
}: Notebook): Readonly<Record<string, string>> {
  return {
    'notebook-name': name,
    statefulset: name,
    ...labels,
    'apps.kubernetes.io/pod-index': '0',
    'statefulset.kubernetes.io/pod-name': `${name}-0`,
  };
}

/** The controller copies annotations but those about kubectl and notebooks. */
export function podAnnotations({
  annotations,
}: Notebook): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(annotations).filter(
      ([key]) => !/kubectl|notebook/.test(key),
    ),
  );
}

function prefixVariable(
  { namespace, name }: Notebook,
  container: Fields,
): readonly Fields[] {
  const own = itemsOf(container.env).some(entry => entry.name === 'NB_PREFIX');
  return own
    ? []
    : [{ name: 'NB_PREFIX', value: `/notebook/${namespace}/${name}` }];
}

const MODE = { defaultMode: 420 };
const FIELD_REFERENCE = { apiVersion: 'v1' };

/** Defaults of the API server, which the webhook's side of a PodDefault lacks. */
function volumeWithDefaults(volume: Fields): Fields {
  const result: Record<string, unknown> = { ...stored(volume) };
  for (const kind of ['secret', 'configMap', 'downwardAPI', 'projected']) {
    if (isObject(result[kind])) {
      result[kind] = { ...MODE, ...result[kind] };
    }
  }
  if (isObject(result.downwardAPI)) {
    result.downwardAPI = withFieldVersions(result.downwardAPI);
  }
  if (isObject(result.projected)) {
    const sources = itemsOf(result.projected.sources).map(sourceWithDefaults);
    result.projected = { ...result.projected, sources };
  }
  if (isObject(result.hostPath)) {
    result.hostPath = { type: '', ...result.hostPath };
  }
  if (isObject(result.emptyDir) && result.emptyDir.sizeLimit !== undefined) {
    const size = `${result.emptyDir.sizeLimit}`;
    result.emptyDir = {
      ...result.emptyDir,
      sizeLimit: Quantity.parse(size)?.toString() ?? size,
    };
  }
  const bare = Object.keys(result).every(key => key === 'name');
  return bare ? { ...result, emptyDir: {} } : result;
}

function sourceWithDefaults(source: Fields): Fields {
  const { serviceAccountToken, downwardAPI } = source;
  return {
    ...source,
    ...(isObject(serviceAccountToken) && {
      serviceAccountToken: { expirationSeconds: 3600, ...serviceAccountToken },
    }),
    ...(isObject(downwardAPI) && {
      downwardAPI: withFieldVersions(downwardAPI),
    }),
  };
}

function withFieldVersions(downwardAPI: Fields): Fields {
  const items = itemsOf(downwardAPI.items).map(item =>
    isObject(item.fieldRef)
      ? { ...item, fieldRef: { ...FIELD_REFERENCE, ...item.fieldRef } }
      : item,
  );
  return { ...downwardAPI, items };
}

function variableWithDefaults(variable: Fields): Fields {
  const { valueFrom } = variable;
  if (!isObject(valueFrom) || !isObject(valueFrom.fieldRef)) {
    return stored(variable);
  }
  const fieldRef = { ...FIELD_REFERENCE, ...valueFrom.fieldRef };
  return { ...variable, valueFrom: { ...valueFrom, fieldRef } };
}

function containerWithDefaults(container: Fields): Fields {
  const image = `${container.image ?? ''}`;
  const moving =
    /^[^@]*$/.test(image) && /(:latest|\/[^:]*|^[^:/]*)$/.test(image);
  return {
    imagePullPolicy: moving ? 'Always' : 'IfNotPresent',
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    ...stored(container),
  };
}

/** An API server does not keep empty lists. */
function stored(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => {
      if (Array.isArray(value)) {
        return value.length > 0 ? [[key, value]] : [];
      }
      return [[key, isObject(value) ? stored(value) : value]];
    }),
  );
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
