export interface Config {
  /** Backstage MLOps. A missing or wrong setting never stops the portal: it is logged once, and what needs it answers 503 with the reason. */
  mlops?: {
    /**
     * Where notebooks and endpoints are. The clusters and the portal's credentials for them are those of
     * `kubernetes:`.
     */
    kubernetes?: {
      /**
       * Who may read a namespace through a catalog entity. No default, because either choice can be wrong:
       *
       * - `owned`: whom the cluster names as owner. The Namespace carries the annotation `mlops/owner` (entity ref of a
       *   group or user), `owner` (e-mail address, as Kubeflow's profiles write it) or `mlops/entities` (entity refs,
       *   separated by commas), or `namespaces` below grants it. Every other namespace is refused.
       * - `any`: everybody. Only for installations with one tenant.
       */
      access?: 'owned' | 'any';
      /** Owners of namespaces that cannot be annotated. Default: none. */
      namespaces?: Array<{
        /** Names of clusters. Default: every cluster. */
        clusters?: string[];
        /** Names of namespaces. */
        namespaces: string[];
        /** Entity refs of groups and users, such as `group:default/churn-team`. */
        owners: string[];
      }>;
      /** Settings by the name that a cluster has in `kubernetes:`. */
      clusters?: {
        [name: string]: {
          /**
           * Base URL below which people reach `/notebook/<namespace>/<name>/` in their browser. Without it notebooks
           * have no Connect button.
           */
          gatewayUrl?: string;
          /**
           * For a cluster that users sign in to (oidc, google, aks …): the name of a second entry for the same cluster
           * in `kubernetes:`, with credentials of the portal. The portal then watches the cluster through that entry,
           * and shows a user what the cluster itself says they may list. Default: the cluster is asked with the token
           * of each user, every few seconds.
           */
          watchVia?: string;
          /**
           * With whose rights the cluster is read: `shared`, the portal's credentials of the Kubernetes plugin, where
           * `access` decides what a user may see; or `user`, the token of each user, where the cluster decides.
           * Default: by `authProvider`; `user` when it is not known to sign in with credentials of the portal. With
           * `user` a cluster needs a provider of tokens, such as `oidcTokenProvider`.
           */
          lane?: 'shared' | 'user';
          /**
           * `names`: how the keys and annotations of Secrets are called is read where a page needs it; values never
           * are. The portal's account then needs a Role for it, see docs/rbac.md. Default: Secrets are not read.
           */
          secrets?: 'names';
        };
      };
    };
    /** What people may do with notebooks, and what the cluster does with them. */
    notebooks?: {
      /**
       * Whether notebooks can be started, stopped and recreated in the portal by whoever has the permission
       * `mlops.notebook.operate`. The portal's account then needs the rights to do so. Default: false.
       */
      operate?: boolean;
      /**
       * How notebooks that nobody uses are stopped. A cluster does not tell, so the settings of its notebook controller
       * have to be repeated here. Default: unknown, and nothing is said about it.
       */
      culling?: {
        /** `ENABLE_CULLING` of the notebook controller. */
        enabled?: boolean;
        /** `CULL_IDLE_TIME` of the notebook controller, in minutes. Default: 1440. */
        idleMinutes?: number;
        /** The same for clusters that differ, by the name that they have in `kubernetes:`. */
        clusters?: {
          [name: string]: {
            enabled: boolean;
            idleMinutes?: number;
          };
        };
      };
    };
    /** Where experiments, runs and registered models are. */
    mlflow?: {
      servers?: Array<{
        /** How annotations (`mlflow.org/server`) and pages name the server: lower-case letters, digits and dashes. */
        id: string;
        /** Base URL of the tracking server, for the portal's backend. May carry a path. */
        url: string;
        /** Base URL of MLflow's own pages, for links. Default: `url`. */
        externalUrl?: string;
        /**
         * Who may read an experiment through a catalog entity. No default:
         *
         * - `owned`: whom the server names as owner, by the experiment's tag `backstage.io/owner` (entity ref) or
         *   `backstage.io/entity` (entity ref), or `owners` or `workspaces` below.
         * - `any`: everybody. Only for installations with one tenant.
         */
        access: 'owned' | 'any';
        /** Entity refs of owners by name of the experiment, for experiments that cannot be tagged. Default: none. */
        owners?: { [experiment: string]: string | string[] };
        /** Entity refs of owners by name of the workspace: all that is in it is theirs. Default: none. */
        workspaces?: { [workspace: string]: string | string[] };
        /**
         * The workspace that is looked into unless an entity names another by `mlflow.org/workspace`. Only for servers
         * with workspaces (MLflow 3.10 and later). Default: the one that the server itself chooses.
         */
        workspace?: string;
        /** How the portal signs in to the server. Default: not at all. */
        auth?: {
          /** `user` sends the token of each user; answers are then never shared between users. */
          type: 'none' | 'basic' | 'bearer' | 'tokenFile' | 'user';
          /** For `basic`. */
          username?: string;
          /**
           * For `basic`.
           * @visibility secret
           */
          password?: string;
          /**
           * For `bearer`.
           * @visibility secret
           */
          token?: string;
          /** For `tokenFile`: a file with a token that something else renews; it is read for every request. */
          path?: string;
          /**
           * For `user`: the provider that users sign in with, as in `google`, or one of its kinds of tokens, as in
           * `oidc.okta`.
           */
          provider?: string;
        };
        /**
         * Headers that every request to the server carries. `{{ user.email }}`, `{{ user.entityRef }}` and
         * `{{ user.ownership }}` (entity refs, separated by `|`) stand for whoever looks; answers are then never shared
         * between users. Default: none.
         * @deepVisibility secret
         */
        headers?: { [name: string]: string };
        /**
         * Where the server keeps what it calls `mlflow-artifacts:`, as its `--artifacts-destination` says:
         * `s3://bucket/prefix`. No API tells, and KServe cannot read through MLflow. Default: unknown, so
         * that versions which are kept there are said not to be servable.
         */
        artifactsDestination?: string;
        /** How much is asked of the server at once, and taken from it. */
        limits?: {
          /** Requests at the same time. Default: 4; at most 32. */
          concurrency?: number;
          /** How long one request may take, in milliseconds. Default: 30000; at most 120000. */
          timeoutMs?: number;
          /** How large one answer may be. Default: 33554432. */
          maxResponseBytes?: number;
          /** How large a file may be that somebody downloads. Default: 1073741824. */
          maxDownloadBytes?: number;
        };
        /** A run that has been running for longer is shown as one that has probably died. Default: 24 hours. */
        stalledAfter?: { hours?: number; minutes?: number } | string;
      }>;
    };
    /** Where changes are proposed by pull request. */
    gitops?: {
      /** Repositories from which clusters are kept as they say; the first that fits a cluster is used. */
      repositories?: Array<{
        /** As the publish actions want it: `github.com?owner=ml-platform&repo=gitops`. */
        repoUrl: string;
        /** The branch that is applied. Default: `main`. */
        targetBranch?: string;
        /** Names of the clusters that it is for. Default: every cluster. */
        clusters?: string[];
      }>;
    };
  };
}
