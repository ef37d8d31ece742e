import { KubernetesObject } from '../kubernetes';
import { Condition, Container, PodSpec } from '../cluster';

export const stopAnnotation = 'serving.kserve.io/stop';
export const deploymentModeAnnotation = 'serving.kserve.io/deploymentMode';
export const serviceLabel = 'serving.kserve.io/inferenceservice';

export interface ModelSpec extends Partial<Container> {
  modelFormat: { name: string; version?: string };
  protocolVersion?: string;
  runtime?: string;
  storageUri?: string;
  storage?: { path?: string };
}

export interface PredictorSpec extends Partial<PodSpec> {
  model?: ModelSpec;
  minReplicas?: number;
  workerSpec?: object;
  name?: string;
}

export interface ModelStatus {
  transitionStatus: string;
  states?: { activeModelState: string; targetModelState: string };
  copies?: { failedCopies: number; totalCopies?: number };
  lastFailureInfo?: { reason: string; message: string };
}

export interface InferenceServiceStatus {
  conditions?: Condition[];
  deploymentMode?: string;
  modelStatus?: ModelStatus;
  observedGeneration?: number;
  url?: string;
  address?: { url: string };
  components?: { predictor: { url?: string } };
  servingRuntimeName?: string;
  clusterServingRuntimeName?: string;
}

export interface InferenceService extends KubernetesObject {
  spec: { predictor?: PredictorSpec };
  status?: InferenceServiceStatus;
}

const frameworkKeys = [
  'sklearn',
  'xgboost',
  'lightgbm',
  'tensorflow',
  'pytorch',
  'triton',
  'onnx',
  'huggingface',
  'pmml',
  'paddle',
];
const v2ByDefault = ['triton', 'onnx', 'huggingface'];

/** The predictor as KServe's webhook would have rewritten it: old framework keys become `model`. */
export function predictorOf({ spec }: InferenceService): PredictorSpec {
  const predictor = spec.predictor ?? {};
  const fields = predictor as Record<string, unknown>;
  const framework = frameworkKeys.find(key => fields[key]);
  if (predictor.model || !framework) {
    return predictor;
  }
  const { [framework]: old, ...rest } = fields;
  const { runtimeVersion: _ignored, ...container } =
    old as Partial<ModelSpec> & {
      runtimeVersion?: string;
    };
  const protocolVersion =
    container.protocolVersion ??
    (v2ByDefault.includes(framework) ? 'v2' : undefined);
  return {
    ...(rest as PredictorSpec),
    model: {
      ...container,
      modelFormat: { name: framework },
      ...(protocolVersion ? { protocolVersion } : {}),
    },
  };
}

/** What was written into the status first stays; only then counts the annotation. */
export function deploymentModeOf({
  metadata,
  status,
}: InferenceService): string {
  const mode =
    status?.deploymentMode ?? metadata.annotations?.[deploymentModeAnnotation];
  const renamed: Record<string, string> = {
    RawDeployment: 'Standard',
    Serverless: 'Knative',
  };
  return renamed[mode ?? ''] ?? mode ?? 'Standard';
}

export function isStopped({ metadata }: InferenceService): boolean {
  return metadata.annotations?.[stopAnnotation] === 'true';
}
