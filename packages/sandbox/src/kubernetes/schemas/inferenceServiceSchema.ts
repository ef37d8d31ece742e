import { StructuralSchema } from './StructuralSchema';
import {
  array,
  flag,
  int32,
  int64,
  integer,
  intOrText,
  map,
  metadata,
  object,
  oneOf,
  text,
} from './builders';
import { autoScaling } from './autoScalingSchema';
import { inferenceServiceStatus } from './inferenceServiceStatus';
import { container, containerFields } from './pod/container';
import { probe, probeWithoutPort } from './pod/probe';
import { ephemeralContainers, podFields } from './pod/podSpec';

const edition = 'current';

/** The one field per framework that older manifests use instead of `model`. */
const frameworks = [
  'huggingface',
  'lightgbm',
  'onnx',
  'paddle',
  'pmml',
  'pytorch',
  'sklearn',
  'tensorflow',
  'triton',
  'xgboost',
];

const storage = {
  key: text,
  parameters: map(text),
  path: text,
};

/** KServe fills in the port of a probe, for which its definition lets these two go without. */
const probes = {
  livenessProbe: probeWithoutPort,
  readinessProbe: probeWithoutPort,
};

/** What an explainer's and a model's container have in common. */
const storedContainer = {
  ...containerFields(edition),
  ...probes,
  image: text,
  name: text,
  runtimeVersion: text,
  storage: object({ ...storage, schemaPath: text }),
  storageUri: text,
};

/** A container that KServe fills in, with the model that it serves. */
const modelContainer = {
  ...storedContainer,
  confidential: object({ 'enabled!': flag, resourceId: text }),
  protocolVersion: text,
};

const modelFormat = object({ 'name!': text, version: text });

const logger = object({
  batchInterval: text,
  batchSize: integer,
  marshallerUrl: text,
  metadataAnnotations: array(text),
  metadataHeaders: array(text),
  mode: oneOf('all', 'request', 'response'),
  storage: object({ ...storage, serviceAccountName: text }),
  url: text,
});

const pod = podFields(edition);

/** What predictor, transformer and explainer have in common: a Pod and how many of it. */
const component: Record<string, StructuralSchema> = {
  ...pod,
  annotations: map(text),
  autoScaling,
  batcher: object({
    maxBatchSize: integer,
    maxLatency: integer,
    timeout: integer,
  }),
  canaryTrafficPercent: int64,
  containerConcurrency: int64,
  containers: array(
    object({
      ...containerFields(edition),
      ...probes,
      'name!': text,
      image: text,
    }),
  ),
  deploymentStrategy: object({
    rollingUpdate: object({ maxSurge: intOrText, maxUnavailable: intOrText }),
    type: text,
  }),
  labels: map(text),
  logger,
  maxReplicas: int32,
  minReplicas: int32,
  scaleMetric: oneOf('cpu', 'memory', 'concurrency', 'rps'),
  scaleMetricType: oneOf('Utilization', 'Value', 'AverageValue'),
  scaleTarget: int32,
  storageUris: {
    ...array(
      object({
        mountPath: {
          ...text,
          default: '/mnt/models',
          maxLength: 255,
          pattern: '^/.*',
        },
        'uri!': { ...text, minLength: 1 },
      }),
    ),
    minItems: 1,
  },
  timeout: int64,
};

const workerSpec = object({
  ...pod,
  containers: array(container(edition)),
  ephemeralContainers: ephemeralContainers(edition),
  pipelineParallelSize: integer,
  tensorParallelSize: integer,
});

function predictor(options: { canary: boolean }) {
  // A canary's container must have a name; KServe's webhook gives it an empty one.
  const { name: _name, ...unnamed } = modelContainer;
  const withPort = { livenessProbe: probe, readinessProbe: probe };
  const fields: Record<string, StructuralSchema> = options.canary
    ? { ...unnamed, ...withPort, 'name!': { ...text, default: '' } }
    : modelContainer;
  return object({
    ...component,
    ...Object.fromEntries(
      frameworks.map(framework => [framework, object(fields)]),
    ),
    ...(options.canary
      ? {
          containers: array(container(edition)),
          ephemeralContainers: ephemeralContainers(edition),
        }
      : {}),
    model: object({
      ...fields,
      [options.canary ? 'modelFormat!' : 'modelFormat']: modelFormat,
      runtime: text,
    }),
    name: { ...text, pattern: '^[a-z]([-a-z0-9]*[a-z0-9])?$' },
    storageContainerName: text,
    workerSpec,
  });
}

/** An InferenceService: a model and how to serve it. */
export const inferenceServiceSchema = object({
  apiVersion: text,
  kind: text,
  metadata,
  spec: object({
    canary: array(
      object({
        'predictor!': predictor({ canary: true }),
        'trafficPercent!': { ...int32, minimum: 0, maximum: 100 },
      }),
    ),
    explainer: object({
      ...component,
      art: object({
        ...storedContainer,
        config: map(text),
        type: text,
      }),
    }),
    'predictor!': predictor({ canary: false }),
    transformer: object(component),
  }),
  status: inferenceServiceStatus,
});
