/* eslint-disable */
// Generated from plugins/mlops-backend/src/openapi.yaml. Do not edit.
export interface paths {
  '/entities/{kind}/{namespace}/{name}/overview': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    /** @description Counts, worst status and one headline per integration that the user may read. */
    get: operations['GetOverview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/notebooks': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    /** @description The notebooks of the entity. Counts are over all of them, whatever page and filter. */
    get: operations['ListNotebooks'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/experiments': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    /** @description The MLflow experiments bound to the entity. */
    get: operations['ListExperiments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/runs/search': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description Runs of one experiment that is bound to the entity. The order is MLflow's; the number of all runs is unknown to MLflow. */
    post: operations['SearchRuns'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/models': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    /** @description The registered models bound to the entity, with aliases and latest versions. */
    get: operations['ListModels'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/endpoints': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    /** @description The KServe InferenceServices of the entity. Counts are over all of them, whatever page and filter. */
    get: operations['ListEndpoints'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description How the portal reaches its clusters and MLflow servers, for administrators. */
    get: operations['GetStatus'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    Error: {
      error: {
        name: string;
        message: string;
      };
      response: {
        statusCode: number;
      };
    };
    /** @description Where part of the answer was looked for, and how that went. A source that failed costs its own part only. */
    Source: {
      cluster?: string;
      server?: string;
      namespace?: string;
      /** @description The entity's annotation that this is about. */
      annotation?: string;
      /** @enum {string} */
      status:
        | 'ok'
        | 'stale'
        | 'forbidden'
        | 'unauthorized'
        | 'unreachable'
        | 'not-installed'
        | 'refused';
      /** @description One sentence that says what and where. */
      message?: string;
      /** @description How users sign in to the cluster, as in `oidc.okta`. Present when it is asked with the token of each user, which the header `Mlops-Cluster-Token-<cluster>` carries. */
      authProvider?: string;
      /** Format: date-time */
      asOf: string;
    };
    Sources: components['schemas']['Source'][];
    /** @description The field that a statement was derived from, with its literal text. */
    Evidence: {
      /** @description "Pod churn-explore-0" */
      object: string;
      /** @description "status.conditions[PodScheduled].message" */
      field: string;
      text: string;
    };
    /** @description Requested and limiting quantity, in the notation of Kubernetes. */
    Quantity: {
      request?: string;
      limit?: string;
    };
    Notebook: {
      cluster: string;
      namespace: string;
      name: string;
      /** @enum {string} */
      type: 'jupyter' | 'vscode' | 'rstudio' | 'other';
      image?: string;
      phase: components['schemas']['NotebookPhase'];
      /** @description One sentence: what is going on. */
      headline: string;
      /**
       * Format: date-time
       * @description Since when the phase holds.
       */
      since?: string;
      evidence?: components['schemas']['Evidence'];
      /** @description Sums over the containers of the Pod. */
      resources: {
        cpu: components['schemas']['Quantity'];
        memory: components['schemas']['Quantity'];
        gpus: {
          /** @description "NVIDIA" */
          vendor: string;
          /** @description "nvidia.com/gpu" */
          resource: string;
          count: number;
        }[];
      };
      volumes: {
        name: string;
        /** @description "persistentVolumeClaim", "emptyDir", "configMap" … */
        kind: string;
        claimName?: string;
        mountPath?: string;
        home?: boolean;
      }[];
      /** Format: date-time */
      createdAt?: string;
      /** Format: date-time */
      lastActivity?: string;
      creator?: string;
      /** @description Absolute http(s) URL; absent unless the notebook runs and the cluster's gateway is configured. */
      connectUrl?: string;
    };
    /** @enum {string} */
    NotebookPhase:
      | 'running'
      | 'starting'
      | 'stopping'
      | 'stopped'
      | 'failed'
      | 'terminating'
      | 'unknown';
    NotebookList: {
      items: components['schemas']['Notebook'][];
      nextCursor?: string;
      /** @description All that the entity has. */
      totalItems: number;
      /** @description How many of them match search and filters, over all pages. */
      matchingItems: number;
      /** @description How many notebooks are in each phase, over all pages. Phases without any are absent. */
      counts: {
        [key: string]: number;
      };
      /** @description Whether any annotation binds the entity to notebooks. */
      bound: boolean;
      sources: components['schemas']['Sources'];
    };
    Experiment: {
      server: string;
      experimentId: string;
      name: string;
      /** Format: date-time */
      createdAt?: string;
      /** Format: date-time */
      lastUpdatedAt?: string;
      /** @description The experiment in MLflow's own pages. */
      url?: string;
    };
    ExperimentList: {
      items: components['schemas']['Experiment'][];
      nextCursor?: string;
      totalItems: number;
      bound: boolean;
      sources: components['schemas']['Sources'];
    };
    RunSearch: {
      server: string;
      experimentId: string;
      /** @description In MLflow's filter grammar. */
      filter?: string;
      orderBy?: string[];
      /** @default 100 */
      limit: number;
      cursor?: string;
    };
    /** @description A number, or the name of what JSON has no number for. */
    MetricValue: number | ('NaN' | 'Infinity' | '-Infinity');
    Run: {
      server: string;
      experimentId: string;
      runId: string;
      name: string;
      /** @enum {string} */
      status:
        | 'running'
        | 'scheduled'
        | 'finished'
        | 'failed'
        | 'killed'
        | 'unknown';
      /** Format: date-time */
      startedAt?: string;
      /** Format: date-time */
      endedAt?: string;
      user?: string;
      metrics: {
        key: string;
        value: components['schemas']['MetricValue'];
      }[];
      params: {
        key: string;
        value: string;
      }[];
      /** @description The run in MLflow's own pages. */
      url?: string;
    };
    RunList: {
      items: components['schemas']['Run'][];
      nextCursor?: string;
      sources: components['schemas']['Sources'];
    };
    ModelVersion: {
      version: string;
      runId?: string;
      aliases: string[];
      /** Format: date-time */
      createdAt?: string;
      url?: string;
    };
    Model: {
      server: string;
      name: string;
      description?: string;
      /** Format: date-time */
      lastUpdatedAt?: string;
      latestVersion?: components['schemas']['ModelVersion'];
      aliases: {
        alias: string;
        version: string;
      }[];
      url?: string;
    };
    ModelList: {
      items: components['schemas']['Model'][];
      nextCursor?: string;
      totalItems: number;
      bound: boolean;
      sources: components['schemas']['Sources'];
    };
    /**
     * @description The headline, the first that holds in this order.
     * @enum {string}
     */
    EndpointStatus:
      | 'deleting'
      | 'stopped'
      | 'failed'
      | 'degraded'
      | 'updating'
      | 'idle'
      | 'ready'
      | 'unknown';
    Endpoint: {
      cluster: string;
      namespace: string;
      name: string;
      /** @enum {string} */
      serving: 'yes' | 'partly' | 'no' | 'unknown';
      /** @enum {string} */
      rollout: 'idle' | 'progressing' | 'blocked' | 'canary';
      /** @enum {string} */
      intent: 'run' | 'stopped' | 'deleting' | 'scaled-to-zero';
      status: components['schemas']['EndpointStatus'];
      headline: string;
      /** Format: date-time */
      since?: string;
      evidence?: components['schemas']['Evidence'];
      /** @enum {string} */
      deploymentMode?: 'Standard' | 'Knative' | 'ModelMesh';
      modelFormat?: string;
      protocol?: string;
      runtime?: string;
      /** @description Without credentials and signed parameters. */
      storageUri?: string;
      /** @description The registered model that the object's annotations name. */
      model?: {
        name?: string;
        version?: string;
        runId?: string;
      };
      replicas?: {
        ready?: number;
        min?: number;
        max?: number;
      };
      traffic: {
        revision?: string;
        tag?: string;
        percent: number;
        latest?: boolean;
      }[];
      /** @description Absolute http(s) URL from the object's status. */
      url?: string;
      /** Format: date-time */
      createdAt?: string;
    };
    EndpointList: {
      items: components['schemas']['Endpoint'][];
      nextCursor?: string;
      /** @description All that the entity has. */
      totalItems: number;
      /** @description How many of them match search and filters, over all pages. */
      matchingItems: number;
      counts: {
        [key: string]: number;
      };
      bound: boolean;
      sources: components['schemas']['Sources'];
    };
    /** @description One integration of the entity in one row. */
    OverviewRow: {
      total: number;
      /** @enum {string} */
      level: 'ok' | 'progressing' | 'warning' | 'error' | 'unknown';
      headline: string;
      sources: components['schemas']['Sources'];
    };
    /** @description Integrations that the entity is not bound to, or that the user may not read, are absent. */
    Overview: {
      notebooks?: components['schemas']['OverviewRow'];
      experiments?: components['schemas']['OverviewRow'];
      endpoints?: components['schemas']['OverviewRow'];
    };
    /**
     * @description How fresh the portal's picture of a source is. `idle`: nobody has asked for it yet. `per-user`: it is asked with the
     *     token of each user and never beforehand.
     * @enum {string}
     */
    SourceState:
      | 'live'
      | 'stale'
      | 'starting'
      | 'idle'
      | 'per-user'
      | 'forbidden'
      | 'unauthorized'
      | 'unreachable'
      | 'not-installed';
    /** @description One kind of object in one cluster. */
    KindStatus: {
      /** @description "notebooks.kubeflow.org" */
      resource: string;
      /** @description Only objects with these labels are of interest. */
      labelSelector?: string;
      state: components['schemas']['SourceState'];
      /** @description Absent while the kind could not be read. */
      objects?: number;
      /**
       * Format: date-time
       * @description When the cluster last said something about the kind.
       */
      lastEventAt?: string;
      lastError?: string;
      /** Format: date-time */
      lastErrorAt?: string;
      /** @description The rule of a ClusterRole that the portal lacks, as YAML. */
      missingRule?: string;
    };
    ClusterStatus: {
      name: string;
      title?: string;
      authProvider: string;
      state: components['schemas']['SourceState'];
      message?: string;
      kinds: components['schemas']['KindStatus'][];
    };
    /** @description One MLflow server. */
    ServerStatus: {
      id: string;
      state: components['schemas']['SourceState'];
      message?: string;
    };
    Status: {
      clusters: components['schemas']['ClusterStatus'][];
      servers: components['schemas']['ServerStatus'][];
      /** @description What of the configuration is missing or wrong, or why clusters are unknown, one sentence each. */
      problems: string[];
    };
  };
  responses: {
    /** @description An error in the form of `@backstage/errors`. */
    Error: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
  };
  parameters: {
    kind: string;
    namespace: string;
    name: string;
    /** @description Most items of one page. */
    limit: number;
    /** @description The `nextCursor` of the page before. */
    cursor: string;
    /** @description Only items with this text in a name, regardless of case. */
    search: string;
    /** @description Which end of `sort` comes first. */
    direction: 'asc' | 'desc';
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  GetOverview: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The overview. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Overview'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListNotebooks: {
    parameters: {
      query?: {
        /** @description Most items of one page. */
        limit?: components['parameters']['limit'];
        /** @description The `nextCursor` of the page before. */
        cursor?: components['parameters']['cursor'];
        /** @description Only items with this text in a name, regardless of case. */
        search?: components['parameters']['search'];
        /** @description Only those with this status. */
        phase?: components['schemas']['NotebookPhase'];
        /** @description Only notebooks of this type. */
        type?: 'jupyter' | 'vscode' | 'rstudio' | 'other';
        /** @description What the order goes by; without it cluster, namespace and name. */
        sort?:
          | 'name'
          | 'phase'
          | 'type'
          | 'image'
          | 'since'
          | 'createdAt'
          | 'lastActivity';
        /** @description Which end of `sort` comes first. */
        direction?: components['parameters']['direction'];
      };
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of notebooks. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NotebookList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListExperiments: {
    parameters: {
      query?: {
        /** @description Most items of one page. */
        limit?: components['parameters']['limit'];
        /** @description The `nextCursor` of the page before. */
        cursor?: components['parameters']['cursor'];
      };
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of experiments. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExperimentList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  SearchRuns: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RunSearch'];
      };
    };
    responses: {
      /** @description One page of runs. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListModels: {
    parameters: {
      query?: {
        /** @description Most items of one page. */
        limit?: components['parameters']['limit'];
        /** @description The `nextCursor` of the page before. */
        cursor?: components['parameters']['cursor'];
      };
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of registered models. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ModelList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListEndpoints: {
    parameters: {
      query?: {
        /** @description Most items of one page. */
        limit?: components['parameters']['limit'];
        /** @description The `nextCursor` of the page before. */
        cursor?: components['parameters']['cursor'];
        /** @description Only items with this text in a name, regardless of case. */
        search?: components['parameters']['search'];
        /** @description Only those with this status. */
        status?: components['schemas']['EndpointStatus'];
        /** @description Only endpoints whose model has this format, such as `sklearn`. */
        type?: string;
        /** @description What the order goes by; without it cluster, namespace and name. */
        sort?: 'name' | 'status' | 'type' | 'since' | 'createdAt';
        /** @description Which end of `sort` comes first. */
        direction?: components['parameters']['direction'];
      };
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of endpoints. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EndpointList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetStatus: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The status of every source. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Status'];
        };
      };
      default: components['responses']['Error'];
    };
  };
}
