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
  '/entities/{kind}/{namespace}/{name}/orphaned-claims': {
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
    /** @description Volumes of removed notebooks in the namespaces of the entity, that nothing mounts. */
    get: operations['ListOrphanedClaims'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/notebooks/{cluster}/{notebookNamespace}/{notebook}': {
    parameters: {
      query?: {
        /** @description What the notebook is in its cluster. */
        workload?: components['parameters']['workload'];
      };
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
        cluster: components['parameters']['cluster'];
        /** @description The namespace of the cluster. */
        notebookNamespace: components['parameters']['notebookNamespace'];
        notebook: components['parameters']['notebook'];
      };
      cookie?: never;
    };
    /** @description One notebook of the entity with what is wrong with it. 404 for those that the entity does not have. */
    get: operations['GetNotebook'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/notebooks/{cluster}/{notebookNamespace}/{notebook}/events': {
    parameters: {
      query?: {
        /** @description What the notebook is in its cluster. */
        workload?: components['parameters']['workload'];
      };
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
        cluster: components['parameters']['cluster'];
        /** @description The namespace of the cluster. */
        notebookNamespace: components['parameters']['notebookNamespace'];
        notebook: components['parameters']['notebook'];
      };
      cookie?: never;
    };
    /** @description What the cluster reported about a notebook, its StatefulSet, Pods and volumes, newest first and each once. */
    get: operations['ListNotebookEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/notebooks/{cluster}/{notebookNamespace}/{notebook}/logs': {
    parameters: {
      query?: {
        /** @description What the notebook is in its cluster. */
        workload?: components['parameters']['workload'];
      };
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
        cluster: components['parameters']['cluster'];
        /** @description The namespace of the cluster. */
        notebookNamespace: components['parameters']['notebookNamespace'];
        notebook: components['parameters']['notebook'];
      };
      cookie?: never;
    };
    /**
     * @description The end of what one container wrote. To follow it, ask again with `sinceTime` set to the `lastTime` of the
     *     answer before: nothing is repeated.
     */
    get: operations['GetNotebookLogs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/notebooks/{cluster}/{notebookNamespace}/{notebook}/manifest': {
    parameters: {
      query?: {
        /** @description What the notebook is in its cluster. */
        workload?: components['parameters']['workload'];
      };
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
        cluster: components['parameters']['cluster'];
        /** @description The namespace of the cluster. */
        notebookNamespace: components['parameters']['notebookNamespace'];
        notebook: components['parameters']['notebook'];
      };
      cookie?: never;
    };
    /** @description The notebook, or its Pod, as the cluster has it. Values of variables with secret-like names are masked. */
    get: operations['GetNotebookManifest'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/notebooks/{cluster}/{notebookNamespace}/{notebook}/start': {
    parameters: {
      query?: {
        /** @description What the notebook is in its cluster. */
        workload?: components['parameters']['workload'];
      };
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
        cluster: components['parameters']['cluster'];
        /** @description The namespace of the cluster. */
        notebookNamespace: components['parameters']['notebookNamespace'];
        notebook: components['parameters']['notebook'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description Starts a stopped notebook; 409 when it is not stopped. */
    post: operations['StartNotebook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/notebooks/{cluster}/{notebookNamespace}/{notebook}/stop': {
    parameters: {
      query?: {
        /** @description What the notebook is in its cluster. */
        workload?: components['parameters']['workload'];
      };
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
        cluster: components['parameters']['cluster'];
        /** @description The namespace of the cluster. */
        notebookNamespace: components['parameters']['notebookNamespace'];
        notebook: components['parameters']['notebook'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description Stops a notebook; 409 when it is stopped. What is not on a volume is lost. */
    post: operations['StopNotebook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/notebooks/{cluster}/{notebookNamespace}/{notebook}/recreate': {
    parameters: {
      query?: {
        /** @description What the notebook is in its cluster. */
        workload?: components['parameters']['workload'];
      };
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
        cluster: components['parameters']['cluster'];
        /** @description The namespace of the cluster. */
        notebookNamespace: components['parameters']['notebookNamespace'];
        notebook: components['parameters']['notebook'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * @description Removes the notebook's StatefulSet, which its controller makes anew, so that labels and PodDefaults take
     *     effect. Volumes stay.
     */
    post: operations['RecreateNotebook'];
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
    /** @description The MLflow experiments bound to the entity, and what their servers can do. */
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
    /**
     * @description Runs of one experiment that is bound to the entity. The order is MLflow's; the number of all runs is unknown to
     *     MLflow. Only the asked columns are answered of each run; `keys` says which there are.
     */
    post: operations['SearchRuns'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/runs/metric-history': {
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
    /**
     * @description The course of one metric in runs of the entity, thinned out evenly where it has more points than wanted. Asked
     *     again with a range of steps it is finer there.
     */
    post: operations['GetMetricHistory'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/runs/{server}/{run}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
        /** @description The id of an MLflow server of the configuration. */
        server: components['parameters']['server'];
        run: components['parameters']['run'];
      };
      cookie?: never;
    };
    /** @description One run of the entity with everything about it. 404 for those that the entity does not have. */
    get: operations['GetRun'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/runs/{server}/{run}/artifacts': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
        /** @description The id of an MLflow server of the configuration. */
        server: components['parameters']['server'];
        run: components['parameters']['run'];
      };
      cookie?: never;
    };
    /** @description One folder of the files of a run, or of a model that the run logged. */
    get: operations['ListArtifacts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/runs/{server}/{run}/artifacts/content': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
        /** @description The id of an MLflow server of the configuration. */
        server: components['parameters']['server'];
        run: components['parameters']['run'];
      };
      cookie?: never;
    };
    /**
     * @description The bytes of one file of a run. To be looked at it may have 5 MB; to be kept, with `download`, it may have as
     *     much as the server's configuration allows. It is never sent as a page: HTML comes as plain text.
     */
    get: operations['GetArtifact'];
    put?: never;
    post?: never;
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
  '/entities/{kind}/{namespace}/{name}/models/{server}/{model}/versions': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
        /** @description The id of an MLflow server of the configuration. */
        server: components['parameters']['server'];
        model: components['parameters']['model'];
      };
      cookie?: never;
    };
    /** @description The versions of one registered model of the entity, the newest first, with the runs that they come from and from where KServe can load them. */
    get: operations['ListModelVersions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/models/{server}/{model}/versions/{version}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
        /** @description The id of an MLflow server of the configuration. */
        server: components['parameters']['server'];
        model: components['parameters']['model'];
        version: string;
      };
      cookie?: never;
    };
    /** @description One version of a registered model of the entity, with what its MLmodel file says. */
    get: operations['GetModelVersion'];
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
      /** @description How users sign in to the cluster or MLflow server, as in `oidc.okta`. Present when it is asked with the token of each user, which the header `Mlops-Cluster-Token-<cluster>` or `Mlops-Mlflow-Token-<server>` carries. */
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
      /**
       * @description What it is in its cluster; `Workspace` is that of Kubeflow Notebooks 2.0.
       * @enum {string}
       */
      workload: 'Notebook' | 'Workspace';
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
      /**
       * @description Of the worst finding; absent when there is none.
       * @enum {string}
       */
      severity?: 'error' | 'warning' | 'info';
      /** @description How many there are, consequences included. */
      findings: {
        errors: number;
        warnings: number;
      };
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
      volumes: components['schemas']['NotebookVolume'][];
      /** Format: date-time */
      createdAt?: string;
      /** Format: date-time */
      lastActivity?: string;
      /**
       * Format: date-time
       * @description Since when it runs without being used, as far as the controller can tell.
       */
      idleSince?: string;
      /**
       * Format: date-time
       * @description When culling will stop it, if nobody uses it until then.
       */
      stopsAt?: string;
      creator?: string;
      /** @description Whose it is, as the cluster says it. */
      owner?: string;
      gitops?: components['schemas']['Provenance'];
      /** @description Absolute http(s) URL; absent unless the notebook runs and the cluster's gateway is configured. */
      connectUrl?: string;
      /** @description All ways into a Workspace that has several, the first of which is `connectUrl`. */
      connections?: {
        /** @description "TensorBoard" */
        title: string;
        url: string;
      }[];
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
    NotebookVolume: {
      name: string;
      /** @description "persistentVolumeClaim", "emptyDir", "configMap" … */
      kind: string;
      claimName?: string;
      mountPath?: string;
      home?: boolean;
      /** @description "Bound"; this and what follows is in details only. */
      phase?: string;
      /** @description "10Gi" */
      size?: string;
      accessModes?: string[];
      storageClass?: string;
      /** @description Who else mounts it. */
      heldBy?: components['schemas']['ObjectName'][];
    };
    ObjectName: {
      kind: string;
      name: string;
    };
    /** @description What keeps the object as Git says. */
    Provenance: {
      /** @enum {string} */
      tool: 'argo-cd' | 'flux' | 'helm';
      /** @description Of the Application */
      name?: string;
      url?: string;
    };
    /** @description How to mend what a finding names. */
    Remedy:
      | {
          /** @enum {string} */
          kind: 'action';
          text: string;
          /** @enum {string} */
          action: 'start' | 'stop' | 'recreate';
        }
      | {
          /** @enum {string} */
          kind: 'template';
          text: string;
          template: string;
          values: {
            [key: string]: unknown;
          };
          /** @description The same as a piece of the manifest, for portals without the template. */
          yaml?: string;
        }
      | {
          /** @enum {string} */
          kind: 'command';
          text: string;
          command: string;
        }
      | {
          /** @enum {string} */
          kind: 'yaml';
          text: string;
          yaml: string;
        }
      | {
          /** @enum {string} */
          kind: 'advice';
          text: string;
        };
    /** @description Something that is wrong or worth knowing, with what shows it and what to do. */
    Finding: {
      /** @description Readable and stable, as in "notebook-image-pull". */
      ruleId: string;
      /** @enum {string} */
      severity: 'error' | 'warning' | 'info';
      title: string;
      /** @description Why, in one or two sentences. */
      cause: string;
      evidence: components['schemas']['Evidence'][];
      /** @description What an expert would try first comes first. */
      remedies: components['schemas']['Remedy'][];
      /** Format: date-time */
      since?: string;
      /** @description The place in the user guide, as in "findings/notebooks.md#notebook-image-pull". */
      docs: string;
      /** @description Findings that follow from this one and go away with it. */
      consequences: components['schemas']['Finding'][];
    };
    NotebookCondition: {
      /** @description "Pod churn-explore-0" */
      object: string;
      /** @description "PodScheduled" */
      type: string;
      /** @description "True", "False" or "Unknown" */
      status: string;
      reason?: string;
      message?: string;
      /** Format: date-time */
      since?: string;
    };
    NotebookContainer: {
      name: string;
      /** @enum {string} */
      kind: 'init' | 'sidecar' | 'main';
      image?: string;
      ready: boolean;
      restarts: number;
      /** @enum {string} */
      state: 'waiting' | 'running' | 'terminated' | 'unknown';
      /** @description Why it waits or ended: "CrashLoopBackOff". */
      reason?: string;
      message?: string;
      /** Format: date-time */
      since?: string;
      /** @description How the run before ended. */
      lastEnd?: {
        reason?: string;
        exitCode?: number;
        /** Format: date-time */
        at?: string;
      };
    };
    NotebookPod: {
      name: string;
      /** @description "Pending" */
      phase: string;
      node?: string;
      /** Format: date-time */
      createdAt?: string;
      containers: components['schemas']['NotebookContainer'][];
    };
    NotebookPodDefault: {
      name: string;
      description?: string;
      /** @enum {string} */
      state: 'applied' | 'not-applied' | 'stale' | 'will-apply' | 'conflict';
      /** @description Why, in one sentence. */
      reason?: string;
      injects: {
        /** @description "env", "volume", "mount" … */
        kind: string;
        name: string;
        detail?: string;
      }[];
    };
    /** @description A variable of the environment. */
    NotebookVariable: {
      container: string;
      name: string;
      /** @description Absent when it comes from elsewhere, or when the name says that it is secret. */
      value?: string;
      /** @description Whether there is a value that is not shown. */
      masked?: boolean;
      /** @description Where the value comes from; `name` and `key` are those of the Secret or ConfigMap, or the field's path. */
      from: {
        /** @enum {string} */
        kind:
          | 'literal'
          | 'secret'
          | 'config-map'
          | 'field'
          | 'pod-default'
          | 'controller'
          | 'other';
        name?: string;
        key?: string;
      };
    };
    /** @description One resource of one ResourceQuota. */
    Quota: {
      cluster: string;
      namespace: string;
      name: string;
      /** @description "requests.cpu" */
      resource: string;
      used: string;
      hard: string;
    };
    /** @description Whether and when the notebook is stopped because nobody uses it. */
    NotebookCulling: {
      /**
       * @description Unknown until the configuration says it; the cluster does not tell.
       * @enum {string}
       */
      state: 'on' | 'off' | 'unknown';
      idleMinutes?: number;
      /** Format: date-time */
      lastActivity?: string;
      /** Format: date-time */
      stopsAt?: string;
      /** @description Whether the controller can see that a notebook of this type is used. */
      detectable: boolean;
    };
    /** @description The MLflow that the notebook's environment names. */
    NotebookMlflow: {
      /** @description Absent when it comes from a Secret or ConfigMap. */
      trackingUri?: string;
      /** @description Where the variable comes from: "the notebook", "PodDefault mlflow", "Secret mlflow". */
      from: string;
      /** @description Id of the configured server that it is. */
      server?: string;
      /** @description Name or id. */
      experiment?: string;
      /** @enum {string} */
      health: 'healthy' | 'unreachable' | 'unknown';
      message?: string;
      link?: string;
    };
    /** @description One step of the way from the browser to the notebook. */
    ChainStep: {
      /** @enum {string} */
      step: 'gateway' | 'authorization' | 'virtual-service' | 'service' | 'pod';
      /** @enum {string} */
      state: 'ok' | 'broken' | 'unknown';
      detail: string;
    };
    NotebookDetail: components['schemas']['Notebook'] & {
      /** @description What was found: causes before consequences, the first is the headline. */
      diagnosis: components['schemas']['Finding'][];
      /** @description What was looked at, in words. */
      looksAt: string[];
      /** @description Of the notebook and its Pods, oldest first. */
      conditions: components['schemas']['NotebookCondition'][];
      pods: components['schemas']['NotebookPod'][];
      podDefaults: components['schemas']['NotebookPodDefault'][];
      environment: components['schemas']['NotebookVariable'][];
      images: {
        container: string;
        image: string;
      }[];
      /** @description Of the notebook's namespace. */
      quotas: components['schemas']['Quota'][];
      culling: components['schemas']['NotebookCulling'];
      mlflow?: components['schemas']['NotebookMlflow'];
      /** @description The manual steps, for a terminal. */
      commands: {
        title: string;
        command: string;
      }[];
      operate: components['schemas']['Operate'];
      /** @description The way from the browser to the notebook; empty where it cannot be read. */
      chain: components['schemas']['ChainStep'][];
      sources: components['schemas']['Sources'];
    };
    Event: {
      /** @description "Normal" or "Warning" */
      type: string;
      reason: string;
      message: string;
      object: components['schemas']['ObjectName'];
      count: number;
      /** Format: date-time */
      firstAt?: string;
      /** Format: date-time */
      lastAt?: string;
      /** @description Who reported it: "kubelet". */
      source?: string;
    };
    EventList: {
      items: components['schemas']['Event'][];
      sources: components['schemas']['Sources'];
    };
    Logs: {
      pod: string;
      container: string;
      /** @description The text as it was written; colours of a terminal are left in. */
      lines: string;
      /** @description Whether there is more before the first line. */
      truncated: boolean;
      /** @description Why there is nothing to show. */
      message?: string;
      /** @description When the last line was written; absent while there is none. */
      lastTime?: string;
    };
    Manifest: {
      yaml: string;
    };
    /** @description Whether the viewer can start, stop and recreate it here. */
    Operate: {
      /** @description Whether the configuration allows it. */
      enabled: boolean;
      /** @description Whether it is enabled and the viewer has the permission. */
      allowed: boolean;
      /** @description Why not. */
      reason?: string;
      /** @description What to know before: that Git owns the field. */
      note?: string;
    };
    OperateResult: {
      phase: components['schemas']['NotebookPhase'];
      headline: string;
    };
    OrphanedClaim: {
      cluster: string;
      namespace: string;
      name: string;
      /** @description "10Gi" */
      size?: string;
      storageClass?: string;
      /** @description The removed notebook that it was probably for. */
      notebook?: string;
      /** Format: date-time */
      createdAt?: string;
    };
    OrphanedClaimList: {
      items: components['schemas']['OrphanedClaim'][];
      /** @description "30Gi" */
      totalSize: string;
      sources: components['schemas']['Sources'];
    };
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
      /** @description How many notebooks are of each type, over all pages. Types without any are absent. */
      countsByType: {
        [key: string]: number;
      };
      /** @description How many of all notebooks need somebody; they failed, or run with an error. */
      attention: number;
      /** @description What all matching notebooks that are not stopped ask for. */
      totals: {
        /** @description "3500m" */
        cpu: string;
        /** @description "12Gi" */
        memory: string;
        gpus: number;
      };
      /** @description Of the namespaces of all notebooks; empty where they cannot be read. */
      quotas: components['schemas']['Quota'][];
      operate?: components['schemas']['Operate'];
      /** @description Whether any annotation binds the entity to notebooks. */
      bound: boolean;
      sources: components['schemas']['Sources'];
    };
    Experiment: {
      server: string;
      experimentId: string;
      name: string;
      lifecycle: components['schemas']['Lifecycle'];
      /** Format: date-time */
      createdAt?: string;
      /** Format: date-time */
      lastUpdatedAt?: string;
      /** @description Markdown that somebody wrote; HTML in it is text. */
      note?: string;
      /** @description Those that people set; MLflow's own are fields. */
      tags: components['schemas']['Tag'][];
      /** @description In the server's own terms and without credentials. */
      artifactLocation?: string;
      /** @description The metric by which its runs are compared, if somebody said so. */
      primaryMetric?: {
        name: string;
        greaterIsBetter?: boolean;
      };
      /** @description The experiment in MLflow's own pages. */
      url?: string;
    };
    /** @enum {string} */
    Lifecycle: 'active' | 'deleted';
    /** @description What is known of a server that answered. */
    MlflowServer: {
      server: string;
      /** @description "3.11.1" */
      version?: string;
      /** @description Its own pages. */
      externalUrl?: string;
      /** @description Absent is what has not been found out yet. */
      capabilities: {
        loggedModels?: boolean;
        datasets?: boolean;
        bulkIntervalHistory?: boolean;
        workspaces?: boolean;
        /** @description Whether runs without a parent can be asked for. */
        parentIsNull?: boolean;
      };
    };
    ExperimentList: {
      items: components['schemas']['Experiment'][];
      nextCursor?: string;
      totalItems: number;
      bound: boolean;
      servers: components['schemas']['MlflowServer'][];
      sources: components['schemas']['Sources'];
    };
    RunColumns: {
      metrics?: string[];
      params?: string[];
      tags?: string[];
    };
    RunSearch: {
      server: string;
      experimentId: string;
      /** @description In MLflow's filter grammar */
      filter?: string;
      orderBy?: string[];
      /** @description What is answered of each run; without it all metrics and parameters, and no tags. */
      columns?: components['schemas']['RunColumns'];
      /** @description Only runs within this run; `null` for those that are within none. Without it both. */
      parent?: string | null;
      /** @description Without it `active`. */
      lifecycle?: components['schemas']['Lifecycle'];
      /** @default 100 */
      limit: number;
      cursor?: string;
    };
    /** @description A number, or the name of what JSON has no number for. */
    MetricValue: number | ('NaN' | 'Infinity' | '-Infinity');
    Metric: {
      key: string;
      value: components['schemas']['MetricValue'];
      step?: number;
      /** Format: date-time */
      timestamp?: string;
    };
    Param: {
      key: string;
      value: string;
      /** @description True when the value is longer than what is answered. */
      truncated?: boolean;
    };
    Tag: {
      key: string;
      value: string;
      truncated?: boolean;
    };
    /** @description What wrote the run. */
    RunSource: {
      name?: string;
      /** @description As in NOTEBOOK, JOB, PROJECT, LOCAL. */
      type?: string;
      commit?: string;
      branch?: string;
      /** @description Without credentials. */
      repoUrl?: string;
      /** @description Whether files differed from the commit. */
      dirty?: boolean;
      /** @description The commit at its host. */
      link?: string;
    };
    RunDataset: {
      name: string;
      digest: string;
      /** @description "training" */
      context?: string;
      sourceType?: string;
      /** @description Its address, or JSON that says where it is. Without credentials. */
      source?: string;
      /** @description JSON. */
      schema?: string;
    };
    /** @description A version of a registered model that the run made, or a model that it logged. */
    RunModel: {
      modelId?: string;
      name?: string;
      version?: string;
    };
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
      lifecycle?: components['schemas']['Lifecycle'];
      /** Format: date-time */
      startedAt?: string;
      /** Format: date-time */
      endedAt?: string;
      /** @description Of runs that have ended. */
      durationMs?: number;
      /** @description True when it has been running for so long that it has probably died without a word. */
      stalled?: boolean;
      user?: string;
      source?: components['schemas']['RunSource'];
      datasets?: components['schemas']['RunDataset'][];
      models?: components['schemas']['RunModel'][];
      parentRunId?: string;
      /** @description Absent where nobody knows. */
      hasChildren?: boolean;
      metrics: components['schemas']['Metric'][];
      params: components['schemas']['Param'][];
      tags?: components['schemas']['Tag'][];
      /** @description The run in MLflow's own pages. */
      url?: string;
    };
    RunKey: {
      key: string;
      /** @description How many runs of the page have it. */
      runs: number;
    };
    /** @description What the runs of the page have, most frequent first, at most 5000 of each. */
    RunKeys: {
      metrics: components['schemas']['RunKey'][];
      params: components['schemas']['RunKey'][];
      tags: components['schemas']['RunKey'][];
    };
    RunList: {
      items: components['schemas']['Run'][];
      nextCursor?: string;
      keys: components['schemas']['RunKeys'];
      /** @description True when the page has fewer runs than asked for because they are large. */
      truncated?: boolean;
      /** @description One sentence about that. */
      note?: string;
      sources: components['schemas']['Sources'];
    };
    /** @description A model as a run logged it, on servers of 3.0 and later. */
    LoggedModel: {
      modelId: string;
      name?: string;
      type?: string;
      /** @enum {string} */
      status: 'ready' | 'pending' | 'failed' | 'unknown';
      /** Format: date-time */
      createdAt?: string;
      artifactUri?: string;
      registered?: components['schemas']['RunModel'][];
      url?: string;
    };
    RunDetail: components['schemas']['Run'] & {
      /** @description Its name. */
      experiment?: string;
      /** @description Markdown that somebody wrote; HTML in it is text. */
      note?: string;
      parent?: {
        runId: string;
        name: string;
      };
      /** @description At most 100 are counted, which then means: or more. */
      childCount: number;
      loggedModels: components['schemas']['LoggedModel'][];
      registeredVersions: {
        name: string;
        version: string;
        aliases: string[];
        /** @description Whether the entity has this registered model. */
        ofEntity?: boolean;
        url?: string;
      }[];
      /** @description The notebook of the entity that wrote the run. */
      notebook?: {
        cluster: string;
        namespace: string;
        name: string;
      };
      artifactUri?: string;
      /** @description Keys of those metrics that describe the machine. */
      systemMetrics: string[];
      sources: components['schemas']['Sources'];
    };
    MetricHistoryQuery: {
      server: string;
      runs: string[];
      metric: string;
      startStep?: number;
      endStep?: number;
      /** @default 320 */
      maxPoints: number;
    };
    /** @description Step, milliseconds since 1970, value. */
    MetricPoint: [number, number, components['schemas']['MetricValue']];
    MetricHistory: {
      series: {
        run: string;
        /** @description By step. */
        points: components['schemas']['MetricPoint'][];
        /** @description Whether there are more points than these. */
        sampled: boolean;
      }[];
      /** @description Those of the asked runs that the entity does not have. */
      unknown: string[];
      sources: components['schemas']['Sources'];
    };
    Artifact: {
      /** @description From the root. */
      path: string;
      name: string;
      directory: boolean;
      /** @description In bytes. */
      size?: number;
    };
    ArtifactList: {
      items: components['schemas']['Artifact'][];
      /** @description In the server's own terms. */
      rootUri?: string;
      nextPageToken?: string;
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
      /** @description The version in use. */
      champion?: string;
      url?: string;
    };
    ModelVersionDetail: components['schemas']['ModelVersion'] & {
      /** @description Whether it is the one in use by its alias or stage. */
      champion?: boolean;
      stage?: string;
      /** @enum {string} */
      status: 'ready' | 'pending' | 'failed' | 'unknown';
      description?: string;
      tags?: components['schemas']['Tag'][];
      run?: components['schemas']['Run'];
      /** @description The storageUri for an InferenceService, or why there is none. */
      servable:
        | {
            uri: string;
            note?: string;
          }
        | {
            reason: string;
          };
    };
    SignatureField: {
      /** @description Absent for the only tensor. */
      name?: string;
      /** @description "double", "tensor<float32>", "array<string>" */
      type: string;
      required?: boolean;
      shape?: number[];
      /** @description JSON. */
      default?: string;
    };
    ModelSignature: {
      inputs: components['schemas']['SignatureField'][];
      outputs: components['schemas']['SignatureField'][];
      params: components['schemas']['SignatureField'][];
    };
    VersionDetail: components['schemas']['ModelVersionDetail'] & {
      server: string;
      model: string;
      /** Format: date-time */
      lastUpdatedAt?: string;
      tags: components['schemas']['Tag'][];
      /** @description In the server's own terms. */
      source?: string;
      /** @description The id of the model that the run logged, for the list of its files. */
      loggedModel?: string;
      signature?: components['schemas']['ModelSignature'];
      /** @description JSON, as it can be sent to the model. */
      inputExample?: string;
      /** @description A request in the Open Inference Protocol that fits the signature. */
      request?: {
        /** @enum {string} */
        contentType: 'pd' | 'dict' | 'np';
        inputs: {
          name: string;
          /** @description "FP64" */
          datatype: string;
          shape: number[];
          contentType: string;
        }[];
      };
      flavors: string[];
      mlflowVersion?: string;
      /** @description In bytes. */
      modelSize?: number;
      /** @description Where the list of artifacts of the source run has the files of the model. */
      filesRoot?: {
        run: string;
        path?: string;
        /** @description The id of a logged model. */
        model?: string;
      };
      sources: components['schemas']['Sources'];
    };
    ModelVersionList: {
      items: components['schemas']['ModelVersionDetail'][];
      nextCursor?: string;
      /** @description Which metrics the source runs have, most frequent first. */
      metricKeys: components['schemas']['RunKey'][];
      sources: components['schemas']['Sources'];
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
      /** @description Whether pages are empty without it; without the others they say less. */
      essential: boolean;
      /**
       * Format: date-time
       * @description Up to when the portal knows what the cluster has of it; absent while the kind is not watched.
       */
      asOf?: string;
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
      /** @description How often a list or watch of it ended in an error. */
      restarts?: number;
    };
    ClusterStatus: {
      name: string;
      title?: string;
      authProvider: string;
      state: components['schemas']['SourceState'];
      message?: string;
      /** @description The entry through which the portal watches a cluster that users sign in to. */
      watchVia?: string;
      kinds: components['schemas']['KindStatus'][];
      preflight?: components['schemas']['Preflight'];
      /** @description Rules of a ClusterRole, as YAML, without which pages are empty. */
      missingRules?: string;
      /** @description Rules of a ClusterRole, as YAML, without which pages say less. */
      helpfulRules?: string;
    };
    /** @description What of Kubeflow and KServe a cluster has, and what the portal can show of it. */
    Preflight: {
      /** @enum {string} */
      installation:
        | 'kubeflow'
        | 'standalone-notebooks'
        | 'kserve'
        | 'none'
        | 'unknown';
      features: components['schemas']['PreflightFeature'][];
    };
    PreflightFeature: {
      /** @enum {string} */
      id:
        | 'ownership'
        | 'notebooks'
        | 'pod-defaults'
        | 'workspaces'
        | 'profiles'
        | 'endpoints'
        | 'request-chain';
      /** @enum {string} */
      state: 'ready' | 'limited' | 'forbidden' | 'not-installed' | 'unknown';
      /** @description The kinds that it lacks, as in "notebooks.kubeflow.org". */
      missing: string[];
    };
    /** @description One MLflow server. */
    ServerStatus: {
      id: string;
      state: components['schemas']['SourceState'];
      /** @description What is wrong. */
      message?: string;
      /** @description What an administrator can do. */
      hint?: string;
      version?: string;
      /** @description How the portal makes itself known, as in `basic`. */
      authType?: string;
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
    cluster: string;
    /** @description The namespace of the cluster. */
    notebookNamespace: string;
    notebook: string;
    /** @description What the notebook is in its cluster. */
    workload: 'Notebook' | 'Workspace';
    /** @description The id of an MLflow server of the configuration. */
    server: string;
    run: string;
    model: string;
    /** @description A folder; without it the root. */
    artifactPath: string;
    /** @description The id of a model that the run logged, whose files are meant instead of the run's own. */
    loggedModel: string;
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
        /** @description What the order goes by; without it cluster, namespace and name. By `attention` what is wrong comes first. */
        sort?:
          | 'name'
          | 'phase'
          | 'type'
          | 'image'
          | 'since'
          | 'createdAt'
          | 'lastActivity'
          | 'idleSince'
          | 'cpu'
          | 'memory'
          | 'gpus'
          | 'attention';
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
  ListOrphanedClaims: {
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
      /** @description The volumes, largest first. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrphanedClaimList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetNotebook: {
    parameters: {
      query?: {
        /** @description What the notebook is in its cluster. */
        workload?: components['parameters']['workload'];
      };
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
        cluster: components['parameters']['cluster'];
        /** @description The namespace of the cluster. */
        notebookNamespace: components['parameters']['notebookNamespace'];
        notebook: components['parameters']['notebook'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The notebook. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NotebookDetail'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListNotebookEvents: {
    parameters: {
      query?: {
        /** @description What the notebook is in its cluster. */
        workload?: components['parameters']['workload'];
      };
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
        cluster: components['parameters']['cluster'];
        /** @description The namespace of the cluster. */
        notebookNamespace: components['parameters']['notebookNamespace'];
        notebook: components['parameters']['notebook'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description At most 200 events. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EventList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetNotebookLogs: {
    parameters: {
      query?: {
        /** @description What the notebook is in its cluster. */
        workload?: components['parameters']['workload'];
        /** @description One of the notebook's Pods; without it the only or newest one. */
        pod?: string;
        /** @description One of the Pod's containers; without it the notebook's own. */
        container?: string;
        tailLines?: number;
        /** @description What the container wrote before it was last restarted. */
        previous?: boolean;
        /** @description Whether each line begins with the time at which it was written, and a space. */
        timestamps?: boolean;
        sinceSeconds?: number;
        /** @description Only what was written after this, which may be as exact as nanoseconds. */
        sinceTime?: string;
      };
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
        cluster: components['parameters']['cluster'];
        /** @description The namespace of the cluster. */
        notebookNamespace: components['parameters']['notebookNamespace'];
        notebook: components['parameters']['notebook'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Whole lines, at most 1 MiB of them. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Logs'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetNotebookManifest: {
    parameters: {
      query?: {
        /** @description What the notebook is in its cluster. */
        workload?: components['parameters']['workload'];
        /** @description The notebook where nothing is said; 404 when the Pod is wanted and there is none. */
        of?: 'notebook' | 'pod';
      };
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
        cluster: components['parameters']['cluster'];
        /** @description The namespace of the cluster. */
        notebookNamespace: components['parameters']['notebookNamespace'];
        notebook: components['parameters']['notebook'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The manifest. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Manifest'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  StartNotebook: {
    parameters: {
      query?: {
        /** @description What the notebook is in its cluster. */
        workload?: components['parameters']['workload'];
      };
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
        cluster: components['parameters']['cluster'];
        /** @description The namespace of the cluster. */
        notebookNamespace: components['parameters']['notebookNamespace'];
        notebook: components['parameters']['notebook'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What the notebook does now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OperateResult'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  StopNotebook: {
    parameters: {
      query?: {
        /** @description What the notebook is in its cluster. */
        workload?: components['parameters']['workload'];
      };
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
        cluster: components['parameters']['cluster'];
        /** @description The namespace of the cluster. */
        notebookNamespace: components['parameters']['notebookNamespace'];
        notebook: components['parameters']['notebook'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What the notebook does now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OperateResult'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  RecreateNotebook: {
    parameters: {
      query?: {
        /** @description What the notebook is in its cluster. */
        workload?: components['parameters']['workload'];
      };
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
        cluster: components['parameters']['cluster'];
        /** @description The namespace of the cluster. */
        notebookNamespace: components['parameters']['notebookNamespace'];
        notebook: components['parameters']['notebook'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What the notebook does now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OperateResult'];
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
  GetMetricHistory: {
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
        'application/json': components['schemas']['MetricHistoryQuery'];
      };
    };
    responses: {
      /** @description One series for each run that has the metric. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MetricHistory'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetRun: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
        /** @description The id of an MLflow server of the configuration. */
        server: components['parameters']['server'];
        run: components['parameters']['run'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The run. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunDetail'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListArtifacts: {
    parameters: {
      query?: {
        /** @description A folder; without it the root. */
        path?: components['parameters']['artifactPath'];
        /** @description The id of a model that the run logged, whose files are meant instead of the run's own. */
        model?: components['parameters']['loggedModel'];
        /** @description The `nextPageToken` of the page before. */
        pageToken?: string;
      };
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
        /** @description The id of an MLflow server of the configuration. */
        server: components['parameters']['server'];
        run: components['parameters']['run'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Folders first, then by name. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArtifactList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetArtifact: {
    parameters: {
      query: {
        /** @description As a list of artifacts names it. */
        path: string;
        /** @description The id of a model that the run logged, whose files are meant instead of the run's own. */
        model?: components['parameters']['loggedModel'];
        download?: boolean;
      };
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
        /** @description The id of an MLflow server of the configuration. */
        server: components['parameters']['server'];
        run: components['parameters']['run'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': string;
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
  ListModelVersions: {
    parameters: {
      query?: {
        /** @description Most items of one page. */
        limit?: components['parameters']['limit'];
        cursor?: string;
        /** @description Which metrics of the source runs are answered; without it all of them, at most 200 for each run. */
        metrics?: string[];
      };
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
        /** @description The id of an MLflow server of the configuration. */
        server: components['parameters']['server'];
        model: components['parameters']['model'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of versions. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ModelVersionList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetModelVersion: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
        /** @description The id of an MLflow server of the configuration. */
        server: components['parameters']['server'];
        model: components['parameters']['model'];
        version: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The version. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VersionDetail'];
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
        /** @description What the order goes by; without it cluster, namespace and name. By `attention` what is wrong comes first. */
        sort?: 'name' | 'status' | 'type' | 'since' | 'createdAt' | 'attention';
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
