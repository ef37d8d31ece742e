/** From where KServe can load a model, or why it cannot. @public */
export type ServableUri =
  | { readonly uri: string; readonly note?: string }
  | { readonly reason: string };

/** @public */
export interface ServableUriOptions {
  /**
   * Where the server keeps what it calls `mlflow-artifacts:`, as its
   * `--artifacts-destination` says, which no API tells.
   */
  readonly artifactsDestination?: string;
  /** The server's name, for the sentence that says what to configure. */
  readonly server: string;
}

/** Read by KServe's storage initializer as they are. */
const READABLE = /^(?:s3|gs|hdfs|webhdfs|hf|oci):\/\//i;

/**
 * The `storageUri` by which KServe's storage initializer finds what MLflow
 * keeps at a place. The place is a physical one: `runs:` and `models:` have
 * been followed already.
 *
 * @public
 */
export function servableUri(
  place: string,
  options: ServableUriOptions,
): ServableUri {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(place)?.[1].toLowerCase();
  if (READABLE.test(place)) {
    return checked(place);
  }
  switch (scheme) {
    case 'mlflow-artifacts':
      return behindProxy(place, options);
    case 'wasb':
    case 'wasbs':
    case 'abfs':
    case 'abfss':
      return azure(place);
    case undefined:
    case 'file':
      return {
        reason:
          'Its files are on the disk of the MLflow server, where KServe cannot read them: let MLflow keep artifacts in an object store.',
      };
    case 'dbfs':
      return {
        reason:
          'Its files are in the Databricks file system, which KServe cannot read: copy them to an object store.',
      };
    case 'http':
    case 'https':
      return {
        reason:
          'MLflow gives its files out one by one over HTTP, and KServe wants a folder or an archive.',
      };
    case 'runs':
    case 'models':
      return {
        reason: `MLflow does not say where the files of ${place} are.`,
      };
    default:
      return { reason: `KServe cannot read from "${scheme}:" addresses.` };
  }
}

function behindProxy(
  place: string,
  { artifactsDestination, server }: ServableUriOptions,
): ServableUri {
  if (artifactsDestination === undefined) {
    return {
      reason: `MLflow server "${server}" keeps its files behind its own address, which KServe cannot read: say in mlops.mlflow.servers[].artifactsDestination of "${server}" which bucket that is (its --artifacts-destination).`,
    };
  }
  // With or without a host: "mlflow-artifacts:/1/a" and "mlflow-artifacts://host/1/a".
  const path = place.replace(/^mlflow-artifacts:(?:\/\/[^/]*)?\/*/i, '');
  const root = artifactsDestination.replace(/\/+$/, '');
  return servableUri(`${root}/${path}`, { server });
}

function azure(place: string): ServableUri {
  const match =
    /^[a-z]+:\/\/([^@/]+)@([^./]+)\.(?:blob|dfs)\.([^/]+)\/*(.*)$/i.exec(place);
  if (!match) {
    return {
      reason: `"${place}" names no container of an Azure storage account.`,
    };
  }
  const [, container, account, domain, path] = match;
  return {
    ...checked(`https://${account}.blob.${domain}/${container}/${path}`),
    ...(/^abfs/i.test(place) && {
      note: 'Read by the address of the blob service of the same account.',
    }),
  };
}

/** Without credentials, parameters and empty folders, as KServe compares prefixes of keys. */
function checked(place: string): ServableUri {
  const [, scheme, rest] = /^([^:]+:\/\/)(.*)$/s.exec(place) ?? [];
  const [path] = rest.split(/[?#]/);
  const [host, ...folders] = path.split('/').filter(Boolean);
  if (host === undefined || folders.includes('..')) {
    return { reason: `"${scheme}" leads to no folder.` };
  }
  const bucket = host.slice(host.lastIndexOf('@') + 1);
  return { uri: `${scheme}${[bucket, ...folders].join('/')}` };
}
