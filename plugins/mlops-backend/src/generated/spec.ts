/* eslint-disable */
// Generated from plugins/mlops-backend/src/openapi.yaml. Do not edit.
export const spec = {
  openapi: '3.1.0',
  info: {
    title: 'mlops',
    version: '1',
    description:
      'Notebooks, MLflow runs and KServe endpoints of a catalog entity.',
    license: {
      name: 'Apache-2.0',
      url: 'https://www.apache.org/licenses/LICENSE-2.0',
    },
  },
  servers: [{ url: '/' }],
  paths: {
    '/entities/{kind}/{namespace}/{name}/overview': {
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
      ],
      get: {
        operationId: 'GetOverview',
        description:
          'Counts, worst status and one headline per integration that the user may read.',
        responses: {
          '200': {
            description: 'The overview.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Overview' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/notebooks': {
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
      ],
      get: {
        operationId: 'ListNotebooks',
        description:
          'The notebooks of the entity. Counts are over all of them, whatever page and filter.',
        parameters: [
          { $ref: '#/components/parameters/limit' },
          { $ref: '#/components/parameters/cursor' },
          { $ref: '#/components/parameters/search' },
          {
            name: 'phase',
            in: 'query',
            description: 'Only those with this status.',
            schema: { $ref: '#/components/schemas/NotebookPhase' },
          },
          {
            name: 'type',
            in: 'query',
            description: 'Only notebooks of this type.',
            schema: {
              type: 'string',
              enum: ['jupyter', 'vscode', 'rstudio', 'other'],
            },
          },
          {
            name: 'sort',
            in: 'query',
            description:
              'What the order goes by; without it cluster, namespace and name.',
            schema: {
              type: 'string',
              enum: [
                'name',
                'phase',
                'type',
                'image',
                'since',
                'createdAt',
                'lastActivity',
              ],
            },
          },
          { $ref: '#/components/parameters/direction' },
        ],
        responses: {
          '200': {
            description: 'One page of notebooks.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/NotebookList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/experiments': {
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
      ],
      get: {
        operationId: 'ListExperiments',
        description: 'The MLflow experiments bound to the entity.',
        parameters: [
          { $ref: '#/components/parameters/limit' },
          { $ref: '#/components/parameters/cursor' },
        ],
        responses: {
          '200': {
            description: 'One page of experiments.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ExperimentList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/runs/search': {
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
      ],
      post: {
        operationId: 'SearchRuns',
        description:
          "Runs of one experiment that is bound to the entity. The order is MLflow's; the number of all runs is unknown to MLflow.",
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/RunSearch' },
            },
          },
        },
        responses: {
          '200': {
            description: 'One page of runs.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RunList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/models': {
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
      ],
      get: {
        operationId: 'ListModels',
        description:
          'The registered models bound to the entity, with aliases and latest versions.',
        parameters: [
          { $ref: '#/components/parameters/limit' },
          { $ref: '#/components/parameters/cursor' },
        ],
        responses: {
          '200': {
            description: 'One page of registered models.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ModelList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/endpoints': {
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
      ],
      get: {
        operationId: 'ListEndpoints',
        description:
          'The KServe InferenceServices of the entity. Counts are over all of them, whatever page and filter.',
        parameters: [
          { $ref: '#/components/parameters/limit' },
          { $ref: '#/components/parameters/cursor' },
          { $ref: '#/components/parameters/search' },
          {
            name: 'status',
            in: 'query',
            description: 'Only those with this status.',
            schema: { $ref: '#/components/schemas/EndpointStatus' },
          },
          {
            name: 'type',
            in: 'query',
            description:
              'Only endpoints whose model has this format, such as `sklearn`.',
            schema: { type: 'string', maxLength: 253 },
          },
          {
            name: 'sort',
            in: 'query',
            description:
              'What the order goes by; without it cluster, namespace and name.',
            schema: {
              type: 'string',
              enum: ['name', 'status', 'type', 'since', 'createdAt'],
            },
          },
          { $ref: '#/components/parameters/direction' },
        ],
        responses: {
          '200': {
            description: 'One page of endpoints.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/EndpointList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/status': {
      get: {
        operationId: 'GetStatus',
        description:
          'How the portal reaches its clusters and MLflow servers, for administrators.',
        responses: {
          '200': {
            description: 'The status of every source.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Status' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
  },
  components: {
    parameters: {
      kind: {
        name: 'kind',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 63 },
      },
      namespace: {
        name: 'namespace',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 63 },
      },
      name: {
        name: 'name',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 63 },
      },
      limit: {
        name: 'limit',
        in: 'query',
        description: 'Most items of one page.',
        schema: { type: 'integer', minimum: 1, maximum: 500, default: 100 },
      },
      cursor: {
        name: 'cursor',
        in: 'query',
        description: 'The `nextCursor` of the page before.',
        schema: { type: 'string', maxLength: 2000 },
      },
      search: {
        name: 'search',
        in: 'query',
        description: 'Only items with this text in a name, regardless of case.',
        schema: { type: 'string', maxLength: 253 },
      },
      direction: {
        name: 'direction',
        in: 'query',
        description: 'Which end of `sort` comes first.',
        schema: { type: 'string', enum: ['asc', 'desc'], default: 'asc' },
      },
    },
    responses: {
      Error: {
        description: 'An error in the form of `@backstage/errors`.',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
          },
        },
      },
    },
    schemas: {
      Error: {
        type: 'object',
        required: ['error', 'response'],
        properties: {
          error: {
            type: 'object',
            required: ['name', 'message'],
            properties: {
              name: { type: 'string' },
              message: { type: 'string' },
            },
          },
          response: {
            type: 'object',
            required: ['statusCode'],
            properties: { statusCode: { type: 'integer' } },
          },
        },
      },
      Source: {
        type: 'object',
        description:
          'Where part of the answer was looked for, and how that went. A source that failed costs its own part only.',
        required: ['status', 'asOf'],
        properties: {
          cluster: { type: 'string' },
          server: { type: 'string' },
          namespace: { type: 'string' },
          annotation: {
            type: 'string',
            description: "The entity's annotation that this is about.",
          },
          status: {
            type: 'string',
            enum: [
              'ok',
              'stale',
              'forbidden',
              'unauthorized',
              'unreachable',
              'not-installed',
              'refused',
            ],
          },
          message: {
            type: 'string',
            description: 'One sentence that says what and where.',
          },
          authProvider: {
            type: 'string',
            description:
              'How users sign in to the cluster, as in `oidc.okta`. Present when it is asked with the token of each user, which the header `Mlops-Cluster-Token-<cluster>` carries.',
          },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      Sources: {
        type: 'array',
        items: { $ref: '#/components/schemas/Source' },
      },
      Evidence: {
        type: 'object',
        description:
          'The field that a statement was derived from, with its literal text.',
        required: ['object', 'field', 'text'],
        properties: {
          object: { type: 'string', description: '"Pod churn-explore-0"' },
          field: {
            type: 'string',
            description: '"status.conditions[PodScheduled].message"',
          },
          text: { type: 'string' },
        },
      },
      Quantity: {
        type: 'object',
        description:
          'Requested and limiting quantity, in the notation of Kubernetes.',
        properties: { request: { type: 'string' }, limit: { type: 'string' } },
      },
      Notebook: {
        type: 'object',
        required: [
          'cluster',
          'namespace',
          'name',
          'type',
          'phase',
          'headline',
          'resources',
          'volumes',
        ],
        properties: {
          cluster: { type: 'string' },
          namespace: { type: 'string' },
          name: { type: 'string' },
          type: {
            type: 'string',
            enum: ['jupyter', 'vscode', 'rstudio', 'other'],
          },
          image: { type: 'string' },
          phase: { $ref: '#/components/schemas/NotebookPhase' },
          headline: {
            type: 'string',
            description: 'One sentence: what is going on.',
          },
          since: {
            type: 'string',
            format: 'date-time',
            description: 'Since when the phase holds.',
          },
          evidence: { $ref: '#/components/schemas/Evidence' },
          resources: {
            type: 'object',
            description: 'Sums over the containers of the Pod.',
            required: ['cpu', 'memory', 'gpus'],
            properties: {
              cpu: { $ref: '#/components/schemas/Quantity' },
              memory: { $ref: '#/components/schemas/Quantity' },
              gpus: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['vendor', 'resource', 'count'],
                  properties: {
                    vendor: { type: 'string', description: '"NVIDIA"' },
                    resource: {
                      type: 'string',
                      description: '"nvidia.com/gpu"',
                    },
                    count: { type: 'integer' },
                  },
                },
              },
            },
          },
          volumes: {
            type: 'array',
            items: {
              type: 'object',
              required: ['name', 'kind'],
              properties: {
                name: { type: 'string' },
                kind: {
                  type: 'string',
                  description:
                    '"persistentVolumeClaim", "emptyDir", "configMap" …',
                },
                claimName: { type: 'string' },
                mountPath: { type: 'string' },
                home: { type: 'boolean' },
              },
            },
          },
          createdAt: { type: 'string', format: 'date-time' },
          lastActivity: { type: 'string', format: 'date-time' },
          creator: { type: 'string' },
          connectUrl: {
            type: 'string',
            description:
              "Absolute http(s) URL; absent unless the notebook runs and the cluster's gateway is configured.",
          },
        },
      },
      NotebookPhase: {
        type: 'string',
        enum: [
          'running',
          'starting',
          'stopping',
          'stopped',
          'failed',
          'terminating',
          'unknown',
        ],
      },
      NotebookList: {
        type: 'object',
        required: [
          'items',
          'totalItems',
          'matchingItems',
          'counts',
          'bound',
          'sources',
        ],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/Notebook' },
          },
          nextCursor: { type: 'string' },
          totalItems: {
            type: 'integer',
            description: 'All that the entity has.',
          },
          matchingItems: {
            type: 'integer',
            description:
              'How many of them match search and filters, over all pages.',
          },
          counts: {
            type: 'object',
            description:
              'How many notebooks are in each phase, over all pages. Phases without any are absent.',
            additionalProperties: { type: 'integer' },
          },
          bound: {
            type: 'boolean',
            description:
              'Whether any annotation binds the entity to notebooks.',
          },
          sources: { $ref: '#/components/schemas/Sources' },
        },
      },
      Experiment: {
        type: 'object',
        required: ['server', 'experimentId', 'name'],
        properties: {
          server: { type: 'string' },
          experimentId: { type: 'string' },
          name: { type: 'string' },
          createdAt: { type: 'string', format: 'date-time' },
          lastUpdatedAt: { type: 'string', format: 'date-time' },
          url: {
            type: 'string',
            description: "The experiment in MLflow's own pages.",
          },
        },
      },
      ExperimentList: {
        type: 'object',
        required: ['items', 'totalItems', 'bound', 'sources'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/Experiment' },
          },
          nextCursor: { type: 'string' },
          totalItems: { type: 'integer' },
          bound: { type: 'boolean' },
          sources: { $ref: '#/components/schemas/Sources' },
        },
      },
      RunSearch: {
        type: 'object',
        required: ['server', 'experimentId'],
        additionalProperties: false,
        properties: {
          server: { type: 'string', maxLength: 63 },
          experimentId: { type: 'string', maxLength: 100 },
          filter: {
            type: 'string',
            maxLength: 5000,
            description: "In MLflow's filter grammar.",
          },
          orderBy: {
            type: 'array',
            maxItems: 5,
            items: { type: 'string', maxLength: 300 },
          },
          limit: { type: 'integer', minimum: 1, maximum: 500, default: 100 },
          cursor: { type: 'string', maxLength: 2000 },
        },
      },
      MetricValue: {
        description: 'A number, or the name of what JSON has no number for.',
        oneOf: [
          { type: 'number' },
          { type: 'string', enum: ['NaN', 'Infinity', '-Infinity'] },
        ],
      },
      Run: {
        type: 'object',
        required: [
          'server',
          'experimentId',
          'runId',
          'name',
          'status',
          'metrics',
          'params',
        ],
        properties: {
          server: { type: 'string' },
          experimentId: { type: 'string' },
          runId: { type: 'string' },
          name: { type: 'string' },
          status: {
            type: 'string',
            enum: [
              'running',
              'scheduled',
              'finished',
              'failed',
              'killed',
              'unknown',
            ],
          },
          startedAt: { type: 'string', format: 'date-time' },
          endedAt: { type: 'string', format: 'date-time' },
          user: { type: 'string' },
          metrics: {
            type: 'array',
            items: {
              type: 'object',
              required: ['key', 'value'],
              properties: {
                key: { type: 'string' },
                value: { $ref: '#/components/schemas/MetricValue' },
              },
            },
          },
          params: {
            type: 'array',
            items: {
              type: 'object',
              required: ['key', 'value'],
              properties: {
                key: { type: 'string' },
                value: { type: 'string' },
              },
            },
          },
          url: {
            type: 'string',
            description: "The run in MLflow's own pages.",
          },
        },
      },
      RunList: {
        type: 'object',
        required: ['items', 'sources'],
        properties: {
          items: { type: 'array', items: { $ref: '#/components/schemas/Run' } },
          nextCursor: { type: 'string' },
          sources: { $ref: '#/components/schemas/Sources' },
        },
      },
      ModelVersion: {
        type: 'object',
        required: ['version', 'aliases'],
        properties: {
          version: { type: 'string' },
          runId: { type: 'string' },
          aliases: { type: 'array', items: { type: 'string' } },
          createdAt: { type: 'string', format: 'date-time' },
          url: { type: 'string' },
        },
      },
      Model: {
        type: 'object',
        required: ['server', 'name', 'aliases'],
        properties: {
          server: { type: 'string' },
          name: { type: 'string' },
          description: { type: 'string' },
          lastUpdatedAt: { type: 'string', format: 'date-time' },
          latestVersion: { $ref: '#/components/schemas/ModelVersion' },
          aliases: {
            type: 'array',
            items: {
              type: 'object',
              required: ['alias', 'version'],
              properties: {
                alias: { type: 'string' },
                version: { type: 'string' },
              },
            },
          },
          url: { type: 'string' },
        },
      },
      ModelList: {
        type: 'object',
        required: ['items', 'totalItems', 'bound', 'sources'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/Model' },
          },
          nextCursor: { type: 'string' },
          totalItems: { type: 'integer' },
          bound: { type: 'boolean' },
          sources: { $ref: '#/components/schemas/Sources' },
        },
      },
      EndpointStatus: {
        type: 'string',
        description: 'The headline, the first that holds in this order.',
        enum: [
          'deleting',
          'stopped',
          'failed',
          'degraded',
          'updating',
          'idle',
          'ready',
          'unknown',
        ],
      },
      Endpoint: {
        type: 'object',
        required: [
          'cluster',
          'namespace',
          'name',
          'serving',
          'rollout',
          'intent',
          'status',
          'headline',
          'traffic',
        ],
        properties: {
          cluster: { type: 'string' },
          namespace: { type: 'string' },
          name: { type: 'string' },
          serving: { type: 'string', enum: ['yes', 'partly', 'no', 'unknown'] },
          rollout: {
            type: 'string',
            enum: ['idle', 'progressing', 'blocked', 'canary'],
          },
          intent: {
            type: 'string',
            enum: ['run', 'stopped', 'deleting', 'scaled-to-zero'],
          },
          status: { $ref: '#/components/schemas/EndpointStatus' },
          headline: { type: 'string' },
          since: { type: 'string', format: 'date-time' },
          evidence: { $ref: '#/components/schemas/Evidence' },
          deploymentMode: {
            type: 'string',
            enum: ['Standard', 'Knative', 'ModelMesh'],
          },
          modelFormat: { type: 'string' },
          protocol: { type: 'string' },
          runtime: { type: 'string' },
          storageUri: {
            type: 'string',
            description: 'Without credentials and signed parameters.',
          },
          model: {
            type: 'object',
            description:
              "The registered model that the object's annotations name.",
            properties: {
              name: { type: 'string' },
              version: { type: 'string' },
              runId: { type: 'string' },
            },
          },
          replicas: {
            type: 'object',
            properties: {
              ready: { type: 'integer' },
              min: { type: 'integer' },
              max: { type: 'integer' },
            },
          },
          traffic: {
            type: 'array',
            items: {
              type: 'object',
              required: ['percent'],
              properties: {
                revision: { type: 'string' },
                tag: { type: 'string' },
                percent: { type: 'integer' },
                latest: { type: 'boolean' },
              },
            },
          },
          url: {
            type: 'string',
            description: "Absolute http(s) URL from the object's status.",
          },
          createdAt: { type: 'string', format: 'date-time' },
        },
      },
      EndpointList: {
        type: 'object',
        required: [
          'items',
          'totalItems',
          'matchingItems',
          'counts',
          'bound',
          'sources',
        ],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/Endpoint' },
          },
          nextCursor: { type: 'string' },
          totalItems: {
            type: 'integer',
            description: 'All that the entity has.',
          },
          matchingItems: {
            type: 'integer',
            description:
              'How many of them match search and filters, over all pages.',
          },
          counts: { type: 'object', additionalProperties: { type: 'integer' } },
          bound: { type: 'boolean' },
          sources: { $ref: '#/components/schemas/Sources' },
        },
      },
      OverviewRow: {
        type: 'object',
        description: 'One integration of the entity in one row.',
        required: ['total', 'level', 'headline', 'sources'],
        properties: {
          total: { type: 'integer' },
          level: {
            type: 'string',
            enum: ['ok', 'progressing', 'warning', 'error', 'unknown'],
          },
          headline: { type: 'string' },
          sources: { $ref: '#/components/schemas/Sources' },
        },
      },
      Overview: {
        type: 'object',
        description:
          'Integrations that the entity is not bound to, or that the user may not read, are absent.',
        properties: {
          notebooks: { $ref: '#/components/schemas/OverviewRow' },
          experiments: { $ref: '#/components/schemas/OverviewRow' },
          endpoints: { $ref: '#/components/schemas/OverviewRow' },
        },
      },
      SourceState: {
        type: 'string',
        description:
          "How fresh the portal's picture of a source is. `idle`: nobody has asked for it yet. `per-user`: it is asked with the\ntoken of each user and never beforehand.\n",
        enum: [
          'live',
          'stale',
          'starting',
          'idle',
          'per-user',
          'forbidden',
          'unauthorized',
          'unreachable',
          'not-installed',
        ],
      },
      KindStatus: {
        type: 'object',
        description: 'One kind of object in one cluster.',
        required: ['resource', 'state'],
        properties: {
          resource: { type: 'string', description: '"notebooks.kubeflow.org"' },
          labelSelector: {
            type: 'string',
            description: 'Only objects with these labels are of interest.',
          },
          state: { $ref: '#/components/schemas/SourceState' },
          objects: {
            type: 'integer',
            description: 'Absent while the kind could not be read.',
          },
          lastEventAt: {
            type: 'string',
            format: 'date-time',
            description: 'When the cluster last said something about the kind.',
          },
          lastError: { type: 'string' },
          lastErrorAt: { type: 'string', format: 'date-time' },
          missingRule: {
            type: 'string',
            description:
              'The rule of a ClusterRole that the portal lacks, as YAML.',
          },
        },
      },
      ClusterStatus: {
        type: 'object',
        required: ['name', 'authProvider', 'state', 'kinds'],
        properties: {
          name: { type: 'string' },
          title: { type: 'string' },
          authProvider: { type: 'string' },
          state: { $ref: '#/components/schemas/SourceState' },
          message: { type: 'string' },
          kinds: {
            type: 'array',
            items: { $ref: '#/components/schemas/KindStatus' },
          },
        },
      },
      ServerStatus: {
        type: 'object',
        description: 'One MLflow server.',
        required: ['id', 'state'],
        properties: {
          id: { type: 'string' },
          state: { $ref: '#/components/schemas/SourceState' },
          message: { type: 'string' },
        },
      },
      Status: {
        type: 'object',
        required: ['clusters', 'servers', 'problems'],
        properties: {
          clusters: {
            type: 'array',
            items: { $ref: '#/components/schemas/ClusterStatus' },
          },
          servers: {
            type: 'array',
            items: { $ref: '#/components/schemas/ServerStatus' },
          },
          problems: {
            type: 'array',
            description:
              'What of the configuration is missing or wrong, or why clusters are unknown, one sentence each.',
            items: { type: 'string' },
          },
        },
      },
    },
  },
} as const;
