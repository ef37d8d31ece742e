import type { MlflowAccessMode } from '@mlops-portal/backstage-plugin-mlops-common';

/** How the portal makes itself known to an MLflow server. @public */
export type MlflowAuth =
  | { readonly type: 'none' }
  | {
      readonly type: 'basic';
      readonly username: string;
      readonly password: string;
    }
  | { readonly type: 'bearer'; readonly token: string }
  /** A token that something else renews, such as a projected service account token. */
  | { readonly type: 'tokenFile'; readonly path: string };

/** One entry of `mlops.mlflow.servers`, checked. @public */
export interface MlflowServerConfig {
  readonly id: string;
  /** Base address for the backend, without a slash at the end; may carry a path. */
  readonly url: string;
  /** Base address of MLflow's pages as people reach them; `url` unless configured. */
  readonly externalUrl: string;
  readonly access: MlflowAccessMode;
  /** Owners by experiment name, for experiments that cannot be tagged. */
  readonly owners: ReadonlyMap<string, readonly string[]>;
  readonly auth: MlflowAuth;
  /** Where the server keeps what it calls `mlflow-artifacts:`, which no API tells; without a slash at the end. */
  readonly artifactsDestination?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
}

/** A mistake in the configuration: it disables the server that it is about, never the portal. @public */
export interface MlflowConfigProblem {
  /** The server that is disabled; absent when the entry has no usable id. */
  readonly serverId?: string;
  /** Path of the key, such as `mlops.mlflow.servers[0].access`. */
  readonly key: string;
  /** One sentence with the key path and the choices. */
  readonly message: string;
}

/** The configured servers and what is wrong with the others. @public */
export interface MlflowConfig {
  readonly servers: readonly MlflowServerConfig[];
  readonly problems: readonly MlflowConfigProblem[];
}
