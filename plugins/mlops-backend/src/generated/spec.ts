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
              'What the order goes by; without it cluster, namespace and name. By `attention` what is wrong comes first.',
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
                'idleSince',
                'cpu',
                'memory',
                'gpus',
                'attention',
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
    '/entities/{kind}/{namespace}/{name}/orphaned-claims': {
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
      ],
      get: {
        operationId: 'ListOrphanedClaims',
        description:
          'Volumes of removed notebooks in the namespaces of the entity, that nothing mounts.',
        responses: {
          '200': {
            description: 'The volumes, largest first.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/OrphanedClaimList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/notebooks/{cluster}/{notebookNamespace}/{notebook}':
      {
        parameters: [
          { $ref: '#/components/parameters/kind' },
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          { $ref: '#/components/parameters/cluster' },
          { $ref: '#/components/parameters/notebookNamespace' },
          { $ref: '#/components/parameters/notebook' },
          { $ref: '#/components/parameters/workload' },
        ],
        get: {
          operationId: 'GetNotebook',
          description:
            'One notebook of the entity with what is wrong with it. 404 for those that the entity does not have.',
          responses: {
            '200': {
              description: 'The notebook.',
              content: {
                'application/json': {
                  schema: { $ref: '#/components/schemas/NotebookDetail' },
                },
              },
            },
            default: { $ref: '#/components/responses/Error' },
          },
        },
      },
    '/entities/{kind}/{namespace}/{name}/notebooks/{cluster}/{notebookNamespace}/{notebook}/events':
      {
        parameters: [
          { $ref: '#/components/parameters/kind' },
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          { $ref: '#/components/parameters/cluster' },
          { $ref: '#/components/parameters/notebookNamespace' },
          { $ref: '#/components/parameters/notebook' },
          { $ref: '#/components/parameters/workload' },
        ],
        get: {
          operationId: 'ListNotebookEvents',
          description:
            'What the cluster reported about a notebook, its StatefulSet, Pods and volumes, newest first and each once.',
          responses: {
            '200': {
              description: 'At most 200 events.',
              content: {
                'application/json': {
                  schema: { $ref: '#/components/schemas/EventList' },
                },
              },
            },
            default: { $ref: '#/components/responses/Error' },
          },
        },
      },
    '/entities/{kind}/{namespace}/{name}/notebooks/{cluster}/{notebookNamespace}/{notebook}/logs':
      {
        parameters: [
          { $ref: '#/components/parameters/kind' },
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          { $ref: '#/components/parameters/cluster' },
          { $ref: '#/components/parameters/notebookNamespace' },
          { $ref: '#/components/parameters/notebook' },
          { $ref: '#/components/parameters/workload' },
        ],
        get: {
          operationId: 'GetNotebookLogs',
          description:
            'The end of what one container wrote. To follow it, ask again with `sinceTime` set to the `lastTime` of the\nanswer before: nothing is repeated.\n',
          parameters: [
            {
              name: 'pod',
              in: 'query',
              description:
                "One of the notebook's Pods; without it the only or newest one.",
              schema: { type: 'string', maxLength: 253 },
            },
            {
              name: 'container',
              in: 'query',
              description:
                "One of the Pod's containers; without it the notebook's own.",
              schema: { type: 'string', maxLength: 63 },
            },
            {
              name: 'tailLines',
              in: 'query',
              schema: {
                type: 'integer',
                minimum: 1,
                maximum: 5000,
                default: 500,
              },
            },
            {
              name: 'previous',
              in: 'query',
              description:
                'What the container wrote before it was last restarted.',
              schema: { type: 'boolean', default: false },
            },
            {
              name: 'timestamps',
              in: 'query',
              description:
                'Whether each line begins with the time at which it was written, and a space.',
              schema: { type: 'boolean', default: false },
            },
            {
              name: 'sinceSeconds',
              in: 'query',
              schema: { type: 'integer', minimum: 1, maximum: 31536000 },
            },
            {
              name: 'sinceTime',
              in: 'query',
              description:
                'Only what was written after this, which may be as exact as nanoseconds.',
              schema: { type: 'string', maxLength: 40 },
            },
          ],
          responses: {
            '200': {
              description: 'Whole lines, at most 1 MiB of them.',
              content: {
                'application/json': {
                  schema: { $ref: '#/components/schemas/Logs' },
                },
              },
            },
            default: { $ref: '#/components/responses/Error' },
          },
        },
      },
    '/entities/{kind}/{namespace}/{name}/notebooks/{cluster}/{notebookNamespace}/{notebook}/manifest':
      {
        parameters: [
          { $ref: '#/components/parameters/kind' },
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          { $ref: '#/components/parameters/cluster' },
          { $ref: '#/components/parameters/notebookNamespace' },
          { $ref: '#/components/parameters/notebook' },
          { $ref: '#/components/parameters/workload' },
        ],
        get: {
          operationId: 'GetNotebookManifest',
          description:
            'The notebook, or its Pod, as the cluster has it. Values of variables with secret-like names are masked.',
          parameters: [
            {
              name: 'of',
              in: 'query',
              description:
                'The notebook where nothing is said; 404 when the Pod is wanted and there is none.',
              schema: { type: 'string', enum: ['notebook', 'pod'] },
            },
          ],
          responses: {
            '200': {
              description: 'The manifest.',
              content: {
                'application/json': {
                  schema: { $ref: '#/components/schemas/Manifest' },
                },
              },
            },
            default: { $ref: '#/components/responses/Error' },
          },
        },
      },
    '/entities/{kind}/{namespace}/{name}/notebooks/{cluster}/{notebookNamespace}/{notebook}/start':
      {
        parameters: [
          { $ref: '#/components/parameters/kind' },
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          { $ref: '#/components/parameters/cluster' },
          { $ref: '#/components/parameters/notebookNamespace' },
          { $ref: '#/components/parameters/notebook' },
          { $ref: '#/components/parameters/workload' },
        ],
        post: {
          operationId: 'StartNotebook',
          description: 'Starts a stopped notebook; 409 when it is not stopped.',
          responses: {
            '200': {
              description: 'What the notebook does now.',
              content: {
                'application/json': {
                  schema: { $ref: '#/components/schemas/OperateResult' },
                },
              },
            },
            default: { $ref: '#/components/responses/Error' },
          },
        },
      },
    '/entities/{kind}/{namespace}/{name}/notebooks/{cluster}/{notebookNamespace}/{notebook}/stop':
      {
        parameters: [
          { $ref: '#/components/parameters/kind' },
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          { $ref: '#/components/parameters/cluster' },
          { $ref: '#/components/parameters/notebookNamespace' },
          { $ref: '#/components/parameters/notebook' },
          { $ref: '#/components/parameters/workload' },
        ],
        post: {
          operationId: 'StopNotebook',
          description:
            'Stops a notebook; 409 when it is stopped. What is not on a volume is lost.',
          responses: {
            '200': {
              description: 'What the notebook does now.',
              content: {
                'application/json': {
                  schema: { $ref: '#/components/schemas/OperateResult' },
                },
              },
            },
            default: { $ref: '#/components/responses/Error' },
          },
        },
      },
    '/entities/{kind}/{namespace}/{name}/notebooks/{cluster}/{notebookNamespace}/{notebook}/recreate':
      {
        parameters: [
          { $ref: '#/components/parameters/kind' },
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          { $ref: '#/components/parameters/cluster' },
          { $ref: '#/components/parameters/notebookNamespace' },
          { $ref: '#/components/parameters/notebook' },
          { $ref: '#/components/parameters/workload' },
        ],
        post: {
          operationId: 'RecreateNotebook',
          description:
            "Removes the notebook's StatefulSet, which its controller makes anew, so that labels and PodDefaults take\neffect. Volumes stay.\n",
          responses: {
            '200': {
              description: 'What the notebook does now.',
              content: {
                'application/json': {
                  schema: { $ref: '#/components/schemas/OperateResult' },
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
        description:
          'The MLflow experiments bound to the entity, and what their servers can do.',
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
          "Runs of one experiment that is bound to the entity. The order is MLflow's; the number of all runs is unknown to\nMLflow. Only the asked columns are answered of each run; `keys` says which there are.\n",
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
    '/entities/{kind}/{namespace}/{name}/runs/metric-history': {
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
      ],
      post: {
        operationId: 'GetMetricHistory',
        description:
          'The course of one metric in runs of the entity, thinned out evenly where it has more points than wanted. Asked\nagain with a range of steps it is finer there.\n',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/MetricHistoryQuery' },
            },
          },
        },
        responses: {
          '200': {
            description: 'One series for each run that has the metric.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/MetricHistory' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/runs/{server}/{run}': {
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
        { $ref: '#/components/parameters/server' },
        { $ref: '#/components/parameters/run' },
      ],
      get: {
        operationId: 'GetRun',
        description:
          'One run of the entity with everything about it. 404 for those that the entity does not have.',
        responses: {
          '200': {
            description: 'The run.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RunDetail' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/runs/{server}/{run}/artifacts': {
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
        { $ref: '#/components/parameters/server' },
        { $ref: '#/components/parameters/run' },
      ],
      get: {
        operationId: 'ListArtifacts',
        description:
          'One folder of the files of a run, or of a model that the run logged.',
        parameters: [
          { $ref: '#/components/parameters/artifactPath' },
          { $ref: '#/components/parameters/loggedModel' },
          {
            name: 'pageToken',
            in: 'query',
            description: 'The `nextPageToken` of the page before.',
            schema: { type: 'string', maxLength: 2000 },
          },
        ],
        responses: {
          '200': {
            description: 'Folders first, then by name.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ArtifactList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/runs/{server}/{run}/artifacts/content':
      {
        parameters: [
          { $ref: '#/components/parameters/kind' },
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          { $ref: '#/components/parameters/server' },
          { $ref: '#/components/parameters/run' },
        ],
        get: {
          operationId: 'GetArtifact',
          description:
            "The bytes of one file of a run. To be looked at it may have 5 MB; to be kept, with `download`, it may have as\nmuch as the server's configuration allows. It is never sent as a page: HTML comes as plain text.\n",
          parameters: [
            {
              name: 'path',
              in: 'query',
              required: true,
              allowReserved: true,
              description: 'As a list of artifacts names it.',
              schema: { type: 'string', minLength: 1, maxLength: 1000 },
            },
            { $ref: '#/components/parameters/loggedModel' },
            {
              name: 'download',
              in: 'query',
              schema: { type: 'boolean', default: false },
            },
          ],
          responses: {
            '200': {
              description: 'The file.',
              content: {
                'application/octet-stream': {
                  schema: { type: 'string', format: 'binary' },
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
    '/entities/{kind}/{namespace}/{name}/models/{server}/{model}/versions': {
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
        { $ref: '#/components/parameters/server' },
        { $ref: '#/components/parameters/model' },
      ],
      get: {
        operationId: 'ListModelVersions',
        description:
          'The versions of one registered model of the entity, the newest first, with the runs that they come from and from where KServe can load them.\n',
        parameters: [
          { $ref: '#/components/parameters/limit' },
          {
            name: 'cursor',
            in: 'query',
            schema: { type: 'string', maxLength: 1000 },
          },
          {
            name: 'metrics',
            in: 'query',
            description:
              'Which metrics of the source runs are answered; without it all of them, at most 200 for each run.',
            schema: {
              type: 'array',
              maxItems: 50,
              items: { type: 'string', maxLength: 250 },
            },
          },
        ],
        responses: {
          '200': {
            description: 'One page of versions.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ModelVersionList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/models/{server}/{model}/versions/{version}':
      {
        parameters: [
          { $ref: '#/components/parameters/kind' },
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          { $ref: '#/components/parameters/server' },
          { $ref: '#/components/parameters/model' },
          {
            name: 'version',
            in: 'path',
            required: true,
            schema: { type: 'string', pattern: '^[0-9]{1,18}$' },
          },
        ],
        get: {
          operationId: 'GetModelVersion',
          description:
            'One version of a registered model of the entity, with what its MLmodel file says.',
          responses: {
            '200': {
              description: 'The version.',
              content: {
                'application/json': {
                  schema: { $ref: '#/components/schemas/VersionDetail' },
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
              'What the order goes by; without it cluster, namespace and name. By `attention` what is wrong comes first.',
            schema: {
              type: 'string',
              enum: [
                'name',
                'status',
                'type',
                'since',
                'createdAt',
                'attention',
              ],
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
      cluster: {
        name: 'cluster',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 253 },
      },
      notebookNamespace: {
        name: 'notebookNamespace',
        in: 'path',
        required: true,
        description: 'The namespace of the cluster.',
        schema: { type: 'string', minLength: 1, maxLength: 63 },
      },
      notebook: {
        name: 'notebook',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 253 },
      },
      workload: {
        name: 'workload',
        in: 'query',
        description: 'What the notebook is in its cluster.',
        schema: {
          type: 'string',
          enum: ['Notebook', 'Workspace'],
          default: 'Notebook',
        },
      },
      server: {
        name: 'server',
        in: 'path',
        required: true,
        description: 'The id of an MLflow server of the configuration.',
        schema: { type: 'string', minLength: 1, maxLength: 63 },
      },
      run: {
        name: 'run',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 64 },
      },
      model: {
        name: 'model',
        in: 'path',
        required: true,
        schema: { type: 'string', maxLength: 256 },
      },
      artifactPath: {
        name: 'path',
        in: 'query',
        allowReserved: true,
        description: 'A folder; without it the root.',
        schema: { type: 'string', maxLength: 1000 },
      },
      loggedModel: {
        name: 'model',
        in: 'query',
        description:
          "The id of a model that the run logged, whose files are meant instead of the run's own.",
        schema: { type: 'string', pattern: '^m-[A-Za-z0-9-]{1,60}$' },
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
              'How users sign in to the cluster or MLflow server, as in `oidc.okta`. Present when it is asked with the token of each user, which the header `Mlops-Cluster-Token-<cluster>` or `Mlops-Mlflow-Token-<server>` carries.',
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
          'workload',
          'cluster',
          'namespace',
          'name',
          'type',
          'phase',
          'headline',
          'findings',
          'resources',
          'volumes',
        ],
        properties: {
          workload: {
            type: 'string',
            enum: ['Notebook', 'Workspace'],
            description:
              'What it is in its cluster; `Workspace` is that of Kubeflow Notebooks 2.0.',
          },
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
          severity: {
            type: 'string',
            enum: ['error', 'warning', 'info'],
            description: 'Of the worst finding; absent when there is none.',
          },
          findings: {
            type: 'object',
            description: 'How many there are, consequences included.',
            required: ['errors', 'warnings'],
            properties: {
              errors: { type: 'integer' },
              warnings: { type: 'integer' },
            },
          },
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
            items: { $ref: '#/components/schemas/NotebookVolume' },
          },
          createdAt: { type: 'string', format: 'date-time' },
          lastActivity: { type: 'string', format: 'date-time' },
          idleSince: {
            type: 'string',
            format: 'date-time',
            description:
              'Since when it runs without being used, as far as the controller can tell.',
          },
          stopsAt: {
            type: 'string',
            format: 'date-time',
            description:
              'When culling will stop it, if nobody uses it until then.',
          },
          creator: { type: 'string' },
          owner: {
            type: 'string',
            description: 'Whose it is, as the cluster says it.',
          },
          gitops: { $ref: '#/components/schemas/Provenance' },
          connectUrl: {
            type: 'string',
            description:
              "Absolute http(s) URL; absent unless the notebook runs and the cluster's gateway is configured.",
          },
          connections: {
            type: 'array',
            description:
              'All ways into a Workspace that has several, the first of which is `connectUrl`.',
            items: {
              type: 'object',
              required: ['title', 'url'],
              properties: {
                title: { type: 'string', description: '"TensorBoard"' },
                url: { type: 'string' },
              },
            },
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
      NotebookVolume: {
        type: 'object',
        required: ['name', 'kind'],
        properties: {
          name: { type: 'string' },
          kind: {
            type: 'string',
            description: '"persistentVolumeClaim", "emptyDir", "configMap" …',
          },
          claimName: { type: 'string' },
          mountPath: { type: 'string' },
          home: { type: 'boolean' },
          phase: {
            type: 'string',
            description: '"Bound"; this and what follows is in details only.',
          },
          size: { type: 'string', description: '"10Gi"' },
          accessModes: { type: 'array', items: { type: 'string' } },
          storageClass: { type: 'string' },
          heldBy: {
            type: 'array',
            description: 'Who else mounts it.',
            items: { $ref: '#/components/schemas/ObjectName' },
          },
        },
      },
      ObjectName: {
        type: 'object',
        required: ['kind', 'name'],
        properties: { kind: { type: 'string' }, name: { type: 'string' } },
      },
      Provenance: {
        type: 'object',
        description: 'What keeps the object as Git says.',
        required: ['tool'],
        properties: {
          tool: { type: 'string', enum: ['argo-cd', 'flux', 'helm'] },
          name: {
            type: 'string',
            description: 'Of the Application',
            'Kustomization or release.': null,
          },
          url: { type: 'string' },
        },
      },
      Remedy: {
        description: 'How to mend what a finding names.',
        oneOf: [
          {
            type: 'object',
            description: 'Something that the portal can do at once.',
            required: ['kind', 'text', 'action'],
            properties: {
              kind: { type: 'string', enum: ['action'] },
              text: { type: 'string' },
              action: { type: 'string', enum: ['start', 'stop', 'recreate'] },
            },
          },
          {
            type: 'object',
            description: 'A pull request, with what its form already knows.',
            required: ['kind', 'text', 'template', 'values'],
            properties: {
              kind: { type: 'string', enum: ['template'] },
              text: { type: 'string' },
              template: { type: 'string' },
              values: { type: 'object', additionalProperties: true },
              yaml: {
                type: 'string',
                description:
                  'The same as a piece of the manifest, for portals without the template.',
              },
            },
          },
          {
            type: 'object',
            description: 'A command for a terminal, complete.',
            required: ['kind', 'text', 'command'],
            properties: {
              kind: { type: 'string', enum: ['command'] },
              text: { type: 'string' },
              command: { type: 'string' },
            },
          },
          {
            type: 'object',
            description: 'What to write into a manifest.',
            required: ['kind', 'text', 'yaml'],
            properties: {
              kind: { type: 'string', enum: ['yaml'] },
              text: { type: 'string' },
              yaml: { type: 'string' },
            },
          },
          {
            type: 'object',
            description: 'What only people can do.',
            required: ['kind', 'text'],
            properties: {
              kind: { type: 'string', enum: ['advice'] },
              text: { type: 'string' },
            },
          },
        ],
      },
      Finding: {
        type: 'object',
        description:
          'Something that is wrong or worth knowing, with what shows it and what to do.',
        required: [
          'ruleId',
          'severity',
          'title',
          'cause',
          'evidence',
          'remedies',
          'docs',
          'consequences',
        ],
        properties: {
          ruleId: {
            type: 'string',
            description: 'Readable and stable, as in "notebook-image-pull".',
          },
          severity: { type: 'string', enum: ['error', 'warning', 'info'] },
          title: { type: 'string' },
          cause: {
            type: 'string',
            description: 'Why, in one or two sentences.',
          },
          evidence: {
            type: 'array',
            items: { $ref: '#/components/schemas/Evidence' },
          },
          remedies: {
            type: 'array',
            description: 'What an expert would try first comes first.',
            items: { $ref: '#/components/schemas/Remedy' },
          },
          since: { type: 'string', format: 'date-time' },
          docs: {
            type: 'string',
            description:
              'The place in the user guide, as in "findings/notebooks.md#notebook-image-pull".',
          },
          consequences: {
            type: 'array',
            description:
              'Findings that follow from this one and go away with it.',
            items: { $ref: '#/components/schemas/Finding' },
          },
        },
      },
      NotebookCondition: {
        type: 'object',
        required: ['object', 'type', 'status'],
        properties: {
          object: { type: 'string', description: '"Pod churn-explore-0"' },
          type: { type: 'string', description: '"PodScheduled"' },
          status: {
            type: 'string',
            description: '"True", "False" or "Unknown"',
          },
          reason: { type: 'string' },
          message: { type: 'string' },
          since: { type: 'string', format: 'date-time' },
        },
      },
      NotebookContainer: {
        type: 'object',
        required: ['name', 'kind', 'ready', 'restarts', 'state'],
        properties: {
          name: { type: 'string' },
          kind: { type: 'string', enum: ['init', 'sidecar', 'main'] },
          image: { type: 'string' },
          ready: { type: 'boolean' },
          restarts: { type: 'integer' },
          state: {
            type: 'string',
            enum: ['waiting', 'running', 'terminated', 'unknown'],
          },
          reason: {
            type: 'string',
            description: 'Why it waits or ended: "CrashLoopBackOff".',
          },
          message: { type: 'string' },
          since: { type: 'string', format: 'date-time' },
          lastEnd: {
            type: 'object',
            description: 'How the run before ended.',
            properties: {
              reason: { type: 'string' },
              exitCode: { type: 'integer' },
              at: { type: 'string', format: 'date-time' },
            },
          },
        },
      },
      NotebookPod: {
        type: 'object',
        required: ['name', 'phase', 'containers'],
        properties: {
          name: { type: 'string' },
          phase: { type: 'string', description: '"Pending"' },
          node: { type: 'string' },
          createdAt: { type: 'string', format: 'date-time' },
          containers: {
            type: 'array',
            items: { $ref: '#/components/schemas/NotebookContainer' },
          },
        },
      },
      NotebookPodDefault: {
        type: 'object',
        required: ['name', 'state', 'injects'],
        properties: {
          name: { type: 'string' },
          description: { type: 'string' },
          state: {
            type: 'string',
            enum: ['applied', 'not-applied', 'stale', 'will-apply', 'conflict'],
          },
          reason: { type: 'string', description: 'Why, in one sentence.' },
          injects: {
            type: 'array',
            items: {
              type: 'object',
              required: ['kind', 'name'],
              properties: {
                kind: {
                  type: 'string',
                  description: '"env", "volume", "mount" …',
                },
                name: { type: 'string' },
                detail: { type: 'string' },
              },
            },
          },
        },
      },
      NotebookVariable: {
        type: 'object',
        description: 'A variable of the environment.',
        required: ['container', 'name', 'from'],
        properties: {
          container: { type: 'string' },
          name: { type: 'string' },
          value: {
            type: 'string',
            description:
              'Absent when it comes from elsewhere, or when the name says that it is secret.',
          },
          masked: {
            type: 'boolean',
            description: 'Whether there is a value that is not shown.',
          },
          from: {
            type: 'object',
            description:
              "Where the value comes from; `name` and `key` are those of the Secret or ConfigMap, or the field's path.",
            required: ['kind'],
            properties: {
              kind: {
                type: 'string',
                enum: [
                  'literal',
                  'secret',
                  'config-map',
                  'field',
                  'pod-default',
                  'controller',
                  'other',
                ],
              },
              name: { type: 'string' },
              key: { type: 'string' },
            },
          },
        },
      },
      Quota: {
        type: 'object',
        description: 'One resource of one ResourceQuota.',
        required: ['cluster', 'namespace', 'name', 'resource', 'used', 'hard'],
        properties: {
          cluster: { type: 'string' },
          namespace: { type: 'string' },
          name: { type: 'string' },
          resource: { type: 'string', description: '"requests.cpu"' },
          used: { type: 'string' },
          hard: { type: 'string' },
        },
      },
      NotebookCulling: {
        type: 'object',
        description:
          'Whether and when the notebook is stopped because nobody uses it.',
        required: ['state', 'detectable'],
        properties: {
          state: {
            type: 'string',
            enum: ['on', 'off', 'unknown'],
            description:
              'Unknown until the configuration says it; the cluster does not tell.',
          },
          idleMinutes: { type: 'integer' },
          lastActivity: { type: 'string', format: 'date-time' },
          stopsAt: { type: 'string', format: 'date-time' },
          detectable: {
            type: 'boolean',
            description:
              'Whether the controller can see that a notebook of this type is used.',
          },
        },
      },
      NotebookMlflow: {
        type: 'object',
        description: "The MLflow that the notebook's environment names.",
        required: ['from', 'health'],
        properties: {
          trackingUri: {
            type: 'string',
            description: 'Absent when it comes from a Secret or ConfigMap.',
          },
          from: {
            type: 'string',
            description:
              'Where the variable comes from: "the notebook", "PodDefault mlflow", "Secret mlflow".',
          },
          server: {
            type: 'string',
            description: 'Id of the configured server that it is.',
          },
          experiment: { type: 'string', description: 'Name or id.' },
          health: {
            type: 'string',
            enum: ['healthy', 'unreachable', 'unknown'],
          },
          message: { type: 'string' },
          link: { type: 'string' },
        },
      },
      ChainStep: {
        type: 'object',
        description: 'One step of the way from the browser to the notebook.',
        required: ['step', 'state', 'detail'],
        properties: {
          step: {
            type: 'string',
            enum: [
              'gateway',
              'authorization',
              'virtual-service',
              'service',
              'pod',
            ],
          },
          state: { type: 'string', enum: ['ok', 'broken', 'unknown'] },
          detail: { type: 'string' },
        },
      },
      NotebookDetail: {
        allOf: [
          { $ref: '#/components/schemas/Notebook' },
          {
            type: 'object',
            required: [
              'diagnosis',
              'looksAt',
              'conditions',
              'pods',
              'podDefaults',
              'environment',
              'images',
              'quotas',
              'culling',
              'commands',
              'operate',
              'chain',
              'sources',
            ],
            properties: {
              diagnosis: {
                type: 'array',
                description:
                  'What was found: causes before consequences, the first is the headline.',
                items: { $ref: '#/components/schemas/Finding' },
              },
              looksAt: {
                type: 'array',
                description: 'What was looked at, in words.',
                items: { type: 'string' },
              },
              conditions: {
                type: 'array',
                description: 'Of the notebook and its Pods, oldest first.',
                items: { $ref: '#/components/schemas/NotebookCondition' },
              },
              pods: {
                type: 'array',
                items: { $ref: '#/components/schemas/NotebookPod' },
              },
              podDefaults: {
                type: 'array',
                items: { $ref: '#/components/schemas/NotebookPodDefault' },
              },
              environment: {
                type: 'array',
                items: { $ref: '#/components/schemas/NotebookVariable' },
              },
              images: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['container', 'image'],
                  properties: {
                    container: { type: 'string' },
                    image: { type: 'string' },
                  },
                },
              },
              quotas: {
                type: 'array',
                description: "Of the notebook's namespace.",
                items: { $ref: '#/components/schemas/Quota' },
              },
              culling: { $ref: '#/components/schemas/NotebookCulling' },
              mlflow: { $ref: '#/components/schemas/NotebookMlflow' },
              commands: {
                type: 'array',
                description: 'The manual steps, for a terminal.',
                items: {
                  type: 'object',
                  required: ['title', 'command'],
                  properties: {
                    title: { type: 'string' },
                    command: { type: 'string' },
                  },
                },
              },
              operate: { $ref: '#/components/schemas/Operate' },
              chain: {
                type: 'array',
                description:
                  'The way from the browser to the notebook; empty where it cannot be read.',
                items: { $ref: '#/components/schemas/ChainStep' },
              },
              sources: { $ref: '#/components/schemas/Sources' },
            },
          },
        ],
      },
      Event: {
        type: 'object',
        required: ['type', 'reason', 'message', 'object', 'count'],
        properties: {
          type: { type: 'string', description: '"Normal" or "Warning"' },
          reason: { type: 'string' },
          message: { type: 'string' },
          object: { $ref: '#/components/schemas/ObjectName' },
          count: { type: 'integer' },
          firstAt: { type: 'string', format: 'date-time' },
          lastAt: { type: 'string', format: 'date-time' },
          source: {
            type: 'string',
            description: 'Who reported it: "kubelet".',
          },
        },
      },
      EventList: {
        type: 'object',
        required: ['items', 'sources'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/Event' },
          },
          sources: { $ref: '#/components/schemas/Sources' },
        },
      },
      Logs: {
        type: 'object',
        required: ['pod', 'container', 'lines', 'truncated'],
        properties: {
          pod: { type: 'string' },
          container: { type: 'string' },
          lines: {
            type: 'string',
            description:
              'The text as it was written; colours of a terminal are left in.',
          },
          truncated: {
            type: 'boolean',
            description: 'Whether there is more before the first line.',
          },
          message: {
            type: 'string',
            description: 'Why there is nothing to show.',
          },
          lastTime: {
            type: 'string',
            description:
              'When the last line was written; absent while there is none.',
          },
        },
      },
      Manifest: {
        type: 'object',
        required: ['yaml'],
        properties: { yaml: { type: 'string' } },
      },
      Operate: {
        type: 'object',
        description: 'Whether the viewer can start, stop and recreate it here.',
        required: ['enabled', 'allowed'],
        properties: {
          enabled: {
            type: 'boolean',
            description: 'Whether the configuration allows it.',
          },
          allowed: {
            type: 'boolean',
            description:
              'Whether it is enabled and the viewer has the permission.',
          },
          reason: { type: 'string', description: 'Why not.' },
          note: {
            type: 'string',
            description: 'What to know before: that Git owns the field.',
          },
        },
      },
      OperateResult: {
        type: 'object',
        required: ['phase', 'headline'],
        properties: {
          phase: { $ref: '#/components/schemas/NotebookPhase' },
          headline: { type: 'string' },
        },
      },
      OrphanedClaim: {
        type: 'object',
        required: ['cluster', 'namespace', 'name'],
        properties: {
          cluster: { type: 'string' },
          namespace: { type: 'string' },
          name: { type: 'string' },
          size: { type: 'string', description: '"10Gi"' },
          storageClass: { type: 'string' },
          notebook: {
            type: 'string',
            description: 'The removed notebook that it was probably for.',
          },
          createdAt: { type: 'string', format: 'date-time' },
        },
      },
      OrphanedClaimList: {
        type: 'object',
        required: ['items', 'totalSize', 'sources'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/OrphanedClaim' },
          },
          totalSize: { type: 'string', description: '"30Gi"' },
          sources: { $ref: '#/components/schemas/Sources' },
        },
      },
      NotebookList: {
        type: 'object',
        required: [
          'items',
          'totalItems',
          'matchingItems',
          'counts',
          'countsByType',
          'attention',
          'totals',
          'quotas',
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
          countsByType: {
            type: 'object',
            description:
              'How many notebooks are of each type, over all pages. Types without any are absent.',
            additionalProperties: { type: 'integer' },
          },
          attention: {
            type: 'integer',
            description:
              'How many of all notebooks need somebody; they failed, or run with an error.',
          },
          totals: {
            type: 'object',
            description:
              'What all matching notebooks that are not stopped ask for.',
            required: ['cpu', 'memory', 'gpus'],
            properties: {
              cpu: { type: 'string', description: '"3500m"' },
              memory: { type: 'string', description: '"12Gi"' },
              gpus: { type: 'integer' },
            },
          },
          quotas: {
            type: 'array',
            description:
              'Of the namespaces of all notebooks; empty where they cannot be read.',
            items: { $ref: '#/components/schemas/Quota' },
          },
          operate: { $ref: '#/components/schemas/Operate' },
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
        required: ['server', 'experimentId', 'name', 'lifecycle', 'tags'],
        properties: {
          server: { type: 'string' },
          experimentId: { type: 'string' },
          name: { type: 'string' },
          lifecycle: { $ref: '#/components/schemas/Lifecycle' },
          createdAt: { type: 'string', format: 'date-time' },
          lastUpdatedAt: { type: 'string', format: 'date-time' },
          note: {
            type: 'string',
            description: 'Markdown that somebody wrote; HTML in it is text.',
          },
          tags: {
            type: 'array',
            description: "Those that people set; MLflow's own are fields.",
            items: { $ref: '#/components/schemas/Tag' },
          },
          artifactLocation: {
            type: 'string',
            description: "In the server's own terms and without credentials.",
          },
          primaryMetric: {
            type: 'object',
            description:
              'The metric by which its runs are compared, if somebody said so.',
            required: ['name'],
            properties: {
              name: { type: 'string' },
              greaterIsBetter: { type: 'boolean' },
            },
          },
          url: {
            type: 'string',
            description: "The experiment in MLflow's own pages.",
          },
        },
      },
      Lifecycle: { type: 'string', enum: ['active', 'deleted'] },
      MlflowServer: {
        type: 'object',
        description: 'What is known of a server that answered.',
        required: ['server', 'capabilities'],
        properties: {
          server: { type: 'string' },
          version: { type: 'string', description: '"3.11.1"' },
          externalUrl: { type: 'string', description: 'Its own pages.' },
          capabilities: {
            type: 'object',
            description: 'Absent is what has not been found out yet.',
            properties: {
              loggedModels: { type: 'boolean' },
              datasets: { type: 'boolean' },
              bulkIntervalHistory: { type: 'boolean' },
              workspaces: { type: 'boolean' },
              parentIsNull: {
                type: 'boolean',
                description: 'Whether runs without a parent can be asked for.',
              },
            },
          },
        },
      },
      ExperimentList: {
        type: 'object',
        required: ['items', 'totalItems', 'bound', 'servers', 'sources'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/Experiment' },
          },
          nextCursor: { type: 'string' },
          totalItems: { type: 'integer' },
          bound: { type: 'boolean' },
          servers: {
            type: 'array',
            items: { $ref: '#/components/schemas/MlflowServer' },
          },
          sources: { $ref: '#/components/schemas/Sources' },
        },
      },
      RunColumns: {
        type: 'object',
        additionalProperties: false,
        properties: {
          metrics: {
            type: 'array',
            maxItems: 200,
            items: { type: 'string', maxLength: 250 },
          },
          params: {
            type: 'array',
            maxItems: 200,
            items: { type: 'string', maxLength: 250 },
          },
          tags: {
            type: 'array',
            maxItems: 200,
            items: { type: 'string', maxLength: 250 },
          },
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
            description: "In MLflow's filter grammar",
            'with OR and parentheses added to it.': null,
          },
          orderBy: {
            type: 'array',
            maxItems: 5,
            items: { type: 'string', maxLength: 300 },
          },
          columns: {
            description:
              'What is answered of each run; without it all metrics and parameters, and no tags.',
            allOf: [{ $ref: '#/components/schemas/RunColumns' }],
          },
          parent: {
            type: ['string', 'null'],
            maxLength: 64,
            description:
              'Only runs within this run; `null` for those that are within none. Without it both.',
          },
          lifecycle: {
            description: 'Without it `active`.',
            allOf: [{ $ref: '#/components/schemas/Lifecycle' }],
          },
          limit: { type: 'integer', minimum: 1, maximum: 200, default: 100 },
          cursor: { type: 'string', maxLength: 10000 },
        },
      },
      MetricValue: {
        description: 'A number, or the name of what JSON has no number for.',
        oneOf: [
          { type: 'number' },
          { type: 'string', enum: ['NaN', 'Infinity', '-Infinity'] },
        ],
      },
      Metric: {
        type: 'object',
        required: ['key', 'value'],
        properties: {
          key: { type: 'string' },
          value: { $ref: '#/components/schemas/MetricValue' },
          step: { type: 'integer' },
          timestamp: { type: 'string', format: 'date-time' },
        },
      },
      Param: {
        type: 'object',
        required: ['key', 'value'],
        properties: {
          key: { type: 'string' },
          value: { type: 'string' },
          truncated: {
            type: 'boolean',
            description: 'True when the value is longer than what is answered.',
          },
        },
      },
      Tag: {
        type: 'object',
        required: ['key', 'value'],
        properties: {
          key: { type: 'string' },
          value: { type: 'string' },
          truncated: { type: 'boolean' },
        },
      },
      RunSource: {
        type: 'object',
        description: 'What wrote the run.',
        properties: {
          name: { type: 'string' },
          type: {
            type: 'string',
            description: 'As in NOTEBOOK, JOB, PROJECT, LOCAL.',
          },
          commit: { type: 'string' },
          branch: { type: 'string' },
          repoUrl: { type: 'string', description: 'Without credentials.' },
          dirty: {
            type: 'boolean',
            description: 'Whether files differed from the commit.',
          },
          link: { type: 'string', description: 'The commit at its host.' },
        },
      },
      RunDataset: {
        type: 'object',
        required: ['name', 'digest'],
        properties: {
          name: { type: 'string' },
          digest: { type: 'string' },
          context: { type: 'string', description: '"training"' },
          sourceType: { type: 'string' },
          source: {
            type: 'string',
            description:
              'Its address, or JSON that says where it is. Without credentials.',
          },
          schema: { type: 'string', description: 'JSON.' },
        },
      },
      RunModel: {
        type: 'object',
        description:
          'A version of a registered model that the run made, or a model that it logged.',
        properties: {
          modelId: { type: 'string' },
          name: { type: 'string' },
          version: { type: 'string' },
        },
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
          lifecycle: { $ref: '#/components/schemas/Lifecycle' },
          startedAt: { type: 'string', format: 'date-time' },
          endedAt: { type: 'string', format: 'date-time' },
          durationMs: {
            type: 'integer',
            description: 'Of runs that have ended.',
          },
          stalled: {
            type: 'boolean',
            description:
              'True when it has been running for so long that it has probably died without a word.',
          },
          user: { type: 'string' },
          source: { $ref: '#/components/schemas/RunSource' },
          datasets: {
            type: 'array',
            items: { $ref: '#/components/schemas/RunDataset' },
          },
          models: {
            type: 'array',
            items: { $ref: '#/components/schemas/RunModel' },
          },
          parentRunId: { type: 'string' },
          hasChildren: {
            type: 'boolean',
            description: 'Absent where nobody knows.',
          },
          metrics: {
            type: 'array',
            items: { $ref: '#/components/schemas/Metric' },
          },
          params: {
            type: 'array',
            items: { $ref: '#/components/schemas/Param' },
          },
          tags: { type: 'array', items: { $ref: '#/components/schemas/Tag' } },
          url: {
            type: 'string',
            description: "The run in MLflow's own pages.",
          },
        },
      },
      RunKey: {
        type: 'object',
        required: ['key', 'runs'],
        properties: {
          key: { type: 'string' },
          runs: {
            type: 'integer',
            description: 'How many runs of the page have it.',
          },
        },
      },
      RunKeys: {
        type: 'object',
        description:
          'What the runs of the page have, most frequent first, at most 5000 of each.',
        required: ['metrics', 'params', 'tags'],
        properties: {
          metrics: {
            type: 'array',
            items: { $ref: '#/components/schemas/RunKey' },
          },
          params: {
            type: 'array',
            items: { $ref: '#/components/schemas/RunKey' },
          },
          tags: {
            type: 'array',
            items: { $ref: '#/components/schemas/RunKey' },
          },
        },
      },
      RunList: {
        type: 'object',
        required: ['items', 'keys', 'sources'],
        properties: {
          items: { type: 'array', items: { $ref: '#/components/schemas/Run' } },
          nextCursor: { type: 'string' },
          keys: { $ref: '#/components/schemas/RunKeys' },
          truncated: {
            type: 'boolean',
            description:
              'True when the page has fewer runs than asked for because they are large.',
          },
          note: { type: 'string', description: 'One sentence about that.' },
          sources: { $ref: '#/components/schemas/Sources' },
        },
      },
      LoggedModel: {
        type: 'object',
        description: 'A model as a run logged it, on servers of 3.0 and later.',
        required: ['modelId', 'status'],
        properties: {
          modelId: { type: 'string' },
          name: { type: 'string' },
          type: { type: 'string' },
          status: {
            type: 'string',
            enum: ['ready', 'pending', 'failed', 'unknown'],
          },
          createdAt: { type: 'string', format: 'date-time' },
          artifactUri: { type: 'string' },
          registered: {
            type: 'array',
            items: { $ref: '#/components/schemas/RunModel' },
          },
          url: { type: 'string' },
        },
      },
      RunDetail: {
        allOf: [
          { $ref: '#/components/schemas/Run' },
          {
            type: 'object',
            required: [
              'tags',
              'datasets',
              'childCount',
              'loggedModels',
              'registeredVersions',
              'systemMetrics',
              'sources',
            ],
            properties: {
              experiment: { type: 'string', description: 'Its name.' },
              note: {
                type: 'string',
                description:
                  'Markdown that somebody wrote; HTML in it is text.',
              },
              parent: {
                type: 'object',
                required: ['runId', 'name'],
                properties: {
                  runId: { type: 'string' },
                  name: { type: 'string' },
                },
              },
              childCount: {
                type: 'integer',
                description:
                  'At most 100 are counted, which then means: or more.',
              },
              loggedModels: {
                type: 'array',
                items: { $ref: '#/components/schemas/LoggedModel' },
              },
              registeredVersions: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['name', 'version', 'aliases'],
                  properties: {
                    name: { type: 'string' },
                    version: { type: 'string' },
                    aliases: { type: 'array', items: { type: 'string' } },
                    ofEntity: {
                      type: 'boolean',
                      description:
                        'Whether the entity has this registered model.',
                    },
                    url: { type: 'string' },
                  },
                },
              },
              notebook: {
                type: 'object',
                description: 'The notebook of the entity that wrote the run.',
                required: ['cluster', 'namespace', 'name'],
                properties: {
                  cluster: { type: 'string' },
                  namespace: { type: 'string' },
                  name: { type: 'string' },
                },
              },
              artifactUri: { type: 'string' },
              systemMetrics: {
                type: 'array',
                description: 'Keys of those metrics that describe the machine.',
                items: { type: 'string' },
              },
              sources: { $ref: '#/components/schemas/Sources' },
            },
          },
        ],
      },
      MetricHistoryQuery: {
        type: 'object',
        required: ['server', 'runs', 'metric'],
        additionalProperties: false,
        properties: {
          server: { type: 'string', maxLength: 63 },
          runs: {
            type: 'array',
            minItems: 1,
            maxItems: 100,
            items: { type: 'string', minLength: 1, maxLength: 64 },
          },
          metric: { type: 'string', minLength: 1, maxLength: 250 },
          startStep: { type: 'integer' },
          endStep: { type: 'integer' },
          maxPoints: {
            type: 'integer',
            minimum: 2,
            maximum: 2500,
            default: 320,
          },
        },
      },
      MetricPoint: {
        type: 'array',
        description: 'Step, milliseconds since 1970, value.',
        minItems: 3,
        maxItems: 3,
        prefixItems: [
          { type: 'integer' },
          { type: 'integer' },
          { $ref: '#/components/schemas/MetricValue' },
        ],
      },
      MetricHistory: {
        type: 'object',
        required: ['series', 'unknown', 'sources'],
        properties: {
          series: {
            type: 'array',
            items: {
              type: 'object',
              required: ['run', 'points', 'sampled'],
              properties: {
                run: { type: 'string' },
                points: {
                  type: 'array',
                  description: 'By step.',
                  items: { $ref: '#/components/schemas/MetricPoint' },
                },
                sampled: {
                  type: 'boolean',
                  description: 'Whether there are more points than these.',
                },
              },
            },
          },
          unknown: {
            type: 'array',
            description:
              'Those of the asked runs that the entity does not have.',
            items: { type: 'string' },
          },
          sources: { $ref: '#/components/schemas/Sources' },
        },
      },
      Artifact: {
        type: 'object',
        required: ['path', 'name', 'directory'],
        properties: {
          path: { type: 'string', description: 'From the root.' },
          name: { type: 'string' },
          directory: { type: 'boolean' },
          size: { type: 'integer', description: 'In bytes.' },
        },
      },
      ArtifactList: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/Artifact' },
          },
          rootUri: {
            type: 'string',
            description: "In the server's own terms.",
          },
          nextPageToken: { type: 'string' },
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
          champion: { type: 'string', description: 'The version in use.' },
          url: { type: 'string' },
        },
      },
      ModelVersionDetail: {
        allOf: [
          { $ref: '#/components/schemas/ModelVersion' },
          {
            type: 'object',
            required: ['status', 'servable'],
            properties: {
              champion: {
                type: 'boolean',
                description:
                  'Whether it is the one in use by its alias or stage.',
              },
              stage: { type: 'string' },
              status: {
                type: 'string',
                enum: ['ready', 'pending', 'failed', 'unknown'],
              },
              description: { type: 'string' },
              tags: {
                type: 'array',
                items: { $ref: '#/components/schemas/Tag' },
              },
              run: { $ref: '#/components/schemas/Run' },
              servable: {
                description:
                  'The storageUri for an InferenceService, or why there is none.',
                oneOf: [
                  {
                    type: 'object',
                    required: ['uri'],
                    additionalProperties: false,
                    properties: {
                      uri: { type: 'string' },
                      note: { type: 'string' },
                    },
                  },
                  {
                    type: 'object',
                    required: ['reason'],
                    additionalProperties: false,
                    properties: { reason: { type: 'string' } },
                  },
                ],
              },
            },
          },
        ],
      },
      SignatureField: {
        type: 'object',
        required: ['type'],
        properties: {
          name: { type: 'string', description: 'Absent for the only tensor.' },
          type: {
            type: 'string',
            description: '"double", "tensor<float32>", "array<string>"',
          },
          required: { type: 'boolean' },
          shape: { type: 'array', items: { type: 'integer' } },
          default: { type: 'string', description: 'JSON.' },
        },
      },
      ModelSignature: {
        type: 'object',
        required: ['inputs', 'outputs', 'params'],
        properties: {
          inputs: {
            type: 'array',
            items: { $ref: '#/components/schemas/SignatureField' },
          },
          outputs: {
            type: 'array',
            items: { $ref: '#/components/schemas/SignatureField' },
          },
          params: {
            type: 'array',
            items: { $ref: '#/components/schemas/SignatureField' },
          },
        },
      },
      VersionDetail: {
        allOf: [
          { $ref: '#/components/schemas/ModelVersionDetail' },
          {
            type: 'object',
            required: ['server', 'model', 'tags', 'flavors', 'sources'],
            properties: {
              server: { type: 'string' },
              model: { type: 'string' },
              lastUpdatedAt: { type: 'string', format: 'date-time' },
              tags: {
                type: 'array',
                items: { $ref: '#/components/schemas/Tag' },
              },
              source: {
                type: 'string',
                description: "In the server's own terms.",
              },
              loggedModel: {
                type: 'string',
                description:
                  'The id of the model that the run logged, for the list of its files.',
              },
              signature: { $ref: '#/components/schemas/ModelSignature' },
              inputExample: {
                type: 'string',
                description: 'JSON, as it can be sent to the model.',
              },
              request: {
                type: 'object',
                description:
                  'A request in the Open Inference Protocol that fits the signature.',
                required: ['contentType', 'inputs'],
                properties: {
                  contentType: { type: 'string', enum: ['pd', 'dict', 'np'] },
                  inputs: {
                    type: 'array',
                    items: {
                      type: 'object',
                      required: ['name', 'datatype', 'shape', 'contentType'],
                      properties: {
                        name: { type: 'string' },
                        datatype: { type: 'string', description: '"FP64"' },
                        shape: { type: 'array', items: { type: 'integer' } },
                        contentType: { type: 'string' },
                      },
                    },
                  },
                },
              },
              flavors: { type: 'array', items: { type: 'string' } },
              mlflowVersion: { type: 'string' },
              modelSize: { type: 'integer', description: 'In bytes.' },
              filesRoot: {
                type: 'object',
                description:
                  'Where the list of artifacts of the source run has the files of the model.',
                required: ['run'],
                properties: {
                  run: { type: 'string' },
                  path: { type: 'string' },
                  model: {
                    type: 'string',
                    description: 'The id of a logged model.',
                  },
                },
              },
              sources: { $ref: '#/components/schemas/Sources' },
            },
          },
        ],
      },
      ModelVersionList: {
        type: 'object',
        required: ['items', 'metricKeys', 'sources'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/ModelVersionDetail' },
          },
          nextCursor: { type: 'string' },
          metricKeys: {
            type: 'array',
            description:
              'Which metrics the source runs have, most frequent first.',
            items: { $ref: '#/components/schemas/RunKey' },
          },
          sources: { $ref: '#/components/schemas/Sources' },
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
        required: ['resource', 'state', 'essential'],
        properties: {
          resource: { type: 'string', description: '"notebooks.kubeflow.org"' },
          labelSelector: {
            type: 'string',
            description: 'Only objects with these labels are of interest.',
          },
          state: { $ref: '#/components/schemas/SourceState' },
          essential: {
            type: 'boolean',
            description:
              'Whether pages are empty without it; without the others they say less.',
          },
          asOf: {
            type: 'string',
            format: 'date-time',
            description:
              'Up to when the portal knows what the cluster has of it; absent while the kind is not watched.',
          },
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
          restarts: {
            type: 'integer',
            description: 'How often a list or watch of it ended in an error.',
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
          watchVia: {
            type: 'string',
            description:
              'The entry through which the portal watches a cluster that users sign in to.',
          },
          kinds: {
            type: 'array',
            items: { $ref: '#/components/schemas/KindStatus' },
          },
          preflight: { $ref: '#/components/schemas/Preflight' },
          missingRules: {
            type: 'string',
            description:
              'Rules of a ClusterRole, as YAML, without which pages are empty.',
          },
          helpfulRules: {
            type: 'string',
            description:
              'Rules of a ClusterRole, as YAML, without which pages say less.',
          },
        },
      },
      Preflight: {
        type: 'object',
        description:
          'What of Kubeflow and KServe a cluster has, and what the portal can show of it.',
        required: ['installation', 'features'],
        properties: {
          installation: {
            type: 'string',
            enum: [
              'kubeflow',
              'standalone-notebooks',
              'kserve',
              'none',
              'unknown',
            ],
          },
          features: {
            type: 'array',
            items: { $ref: '#/components/schemas/PreflightFeature' },
          },
        },
      },
      PreflightFeature: {
        type: 'object',
        required: ['id', 'state', 'missing'],
        properties: {
          id: {
            type: 'string',
            enum: [
              'ownership',
              'notebooks',
              'pod-defaults',
              'workspaces',
              'profiles',
              'endpoints',
              'request-chain',
            ],
          },
          state: {
            type: 'string',
            enum: ['ready', 'limited', 'forbidden', 'not-installed', 'unknown'],
          },
          missing: {
            type: 'array',
            description:
              'The kinds that it lacks, as in "notebooks.kubeflow.org".',
            items: { type: 'string' },
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
          message: { type: 'string', description: 'What is wrong.' },
          hint: {
            type: 'string',
            description: 'What an administrator can do.',
          },
          version: { type: 'string' },
          authType: {
            type: 'string',
            description: 'How the portal makes itself known, as in `basic`.',
          },
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
