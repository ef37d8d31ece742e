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
  | { readonly type: 'tokenFile'; readonly path: string }
  /** The token of each user, from the provider that they signed in with, as in `oidc` or `oidc.okta`. */
  | { readonly type: 'user'; readonly provider: string };

/** How much is asked of a server, and taken from it, at once. @public */
export interface MlflowLimits {
  /** Requests at the same time. */
  readonly concurrency: number;
  /** For one request with its answer; for the content of a file, until it begins. */
  readonly timeoutMs: number;
  /** Of one answer that is not a file. */
  readonly maxResponseBytes: number;
  /** Of one file that somebody downloads. */
  readonly maxDownloadBytes: number;
}

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
  /** Owners by workspace: all that is in it is theirs. */
  readonly workspaces: ReadonlyMap<string, readonly string[]>;
  /** The workspace that is looked into unless an entity names another. */
  readonly workspace?: string;
  readonly auth: MlflowAuth;
  /** Where the server keeps what it calls `mlflow-artifacts:`, which no API tells; without a slash at the end. */
  readonly artifactsDestination?: string;
  /** Values may hold `{{ user.email }}`, `{{ user.entityRef }}` and `{{ user.ownership }}`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly limits: MlflowLimits;
  /** A run that has been going for longer has probably died without a word. */
  readonly stalledAfterMs: number;
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
