import type { EnvironmentOrigin } from '../kubernetes/environment';
import { HIDDEN } from '../kubernetes/environment';
import type { Notebook } from './Notebook';
import type { MlflowServerFacts } from './NotebookEvidence';
import type { PodDefault } from './podDefaults';
import { selectsPod } from './podDefaults';

/**
 * Where the runs of a notebook go.
 *
 * @public
 */
export interface NotebookMlflow {
  /** Without credentials; absent when it comes from a Secret or ConfigMap. */
  readonly trackingUri?: string;
  /** Where the variable comes from. */
  readonly from: EnvironmentOrigin;
  /** The PodDefault that brings it. */
  readonly podDefault?: string;
  /** The configured server that it is. */
  readonly server?: MlflowServerFacts;
  /** The experiment that runs go to unless the code says another. */
  readonly experiment?: { readonly name?: string; readonly id?: string };
}

interface Variable {
  readonly value?: string;
  readonly from: EnvironmentOrigin;
  readonly podDefault?: string;
}

/**
 * Which tracking server and experiment the variables of a notebook name;
 * undefined when none does.
 *
 * @public
 */
export function notebookMlflow({
  notebook,
  podDefaults = [],
  servers = [],
}: {
  readonly notebook: Notebook;
  /** All of its namespace. */
  readonly podDefaults?: readonly PodDefault[];
  readonly servers?: readonly MlflowServerFacts[];
}): NotebookMlflow | undefined {
  const find = variableFinder(notebook, podDefaults);
  const uri = find('MLFLOW_TRACKING_URI');
  if (!uri) {
    return undefined;
  }
  const name = find('MLFLOW_EXPERIMENT_NAME')?.value;
  const id = find('MLFLOW_EXPERIMENT_ID')?.value;
  return {
    trackingUri: uri.value,
    from: uri.from,
    podDefault: uri.podDefault,
    server:
      uri.value === undefined
        ? undefined
        : servers.find(({ urls }) =>
            urls.some(url => isSameServer(uri.value!, url, notebook.namespace)),
          ),
    experiment: name || id ? { name, id } : undefined,
  };
}

/** What a container says itself comes before what PodDefaults bring. */
function variableFinder(
  notebook: Notebook,
  podDefaults: readonly PodDefault[],
): (name: string) => Variable | undefined {
  const main =
    notebook.containers.find(({ name }) => name === notebook.container) ??
    notebook.containers[0];
  const selected = podDefaults.filter(
    ({ namespace, selector }) =>
      namespace === notebook.namespace && selectsPod(selector, notebook.labels),
  );
  return wanted => {
    const own = main?.env.find(({ name }) => name === wanted);
    if (own) {
      return own;
    }
    for (const { name: podDefault, injects } of selected) {
      const brought = injects.find(
        ({ kind, name }) => kind === 'env' && name === wanted,
      );
      if (brought) {
        return { ...originOf(brought.detail), podDefault };
      }
    }
    return undefined;
  };
}

/** A PodDefault says "Secret x" of what it takes from elsewhere. */
function originOf(detail: string | undefined): Variable {
  const [, kind, name] = /^(Secret|ConfigMap) (\S+)$/.exec(detail ?? '') ?? [];
  if (kind) {
    return {
      from: { kind: kind === 'Secret' ? 'secret' : 'config-map', name },
    };
  }
  return {
    value: detail === HIDDEN ? undefined : detail,
    from: { kind: 'literal' },
  };
}

/**
 * Whether two addresses lead to one server. Inside a cluster one Service has
 * several: "mlflow", "mlflow.ns", "mlflow.ns.svc" and so on.
 *
 * @public
 */
export function isSameServer(
  uri: string,
  other: string,
  namespace: string,
): boolean {
  const a = readAddress(uri, namespace);
  const b = readAddress(other, namespace);
  return (
    a !== undefined &&
    b !== undefined &&
    a.host === b.host &&
    a.port === b.port &&
    (a.path === b.path || a.path === '' || b.path === '')
  );
}

/** @internal */
export interface Address {
  /** "mlflow.ns" of a Service, in full of any other. */
  readonly host: string;
  readonly port: string;
  readonly path: string;
  /** Of a Service of the cluster, as "name.namespace". */
  readonly service?: string;
}

const PORTS: Readonly<Record<string, string>> = {
  'http:': '80',
  'https:': '443',
};

/** @internal */
export function readAddress(
  uri: string,
  namespace: string,
): Address | undefined {
  // A parser for addresses throws on what is none.
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  const port = url && (url.port || PORTS[url.protocol]);
  if (!url || !port || !url.hostname) {
    return undefined;
  }
  const service = serviceOf(url.hostname, namespace);
  return {
    host: service ?? url.hostname,
    port,
    path: url.pathname.replace(/\/+$/, ''),
    service,
  };
}

/** Ends of public names that nobody calls a namespace. */
const PUBLIC = new Set(['com', 'org', 'net', 'io', 'ai', 'dev', 'eu', 'de']);

function serviceOf(host: string, namespace: string): string | undefined {
  if (/^[\d.]+$|:|^localhost$/.test(host)) {
    return undefined;
  }
  const [name, owner, svc, ...domain] = host.split('.');
  if (owner === undefined) {
    return `${name}.${namespace}`;
  }
  const inCluster =
    svc === undefined ||
    (svc === 'svc' &&
      (domain.length === 0 || domain[domain.length - 1] === 'local'));
  // "mlflow.dev" may be both; the last part of a public name is no namespace of ours.
  return inCluster && !(svc === undefined && PUBLIC.has(owner))
    ? `${name}.${owner}`
    : undefined;
}
