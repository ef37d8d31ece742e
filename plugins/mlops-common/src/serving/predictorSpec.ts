import { ObjectReader } from '../kubernetes/ObjectReader';

/**
 * What the predictor of an InferenceService asks for, whatever the spelling.
 *
 * @public
 */
export interface PredictorSpec {
  readonly modelFormat?: string;
  readonly modelFormatVersion?: string;
  readonly protocol?: string;
  readonly runtime?: string;
  readonly storageUri?: string;
  /** Brings its own container instead of a model for a runtime. */
  readonly custom: boolean;
  readonly minReplicas?: number;
  readonly maxReplicas?: number;
}

/** Keys of the predictor before `model:` existed; the webhook rewrites them. */
const FRAMEWORKS = [
  'sklearn',
  'xgboost',
  'lightgbm',
  'tensorflow',
  'pytorch',
  'triton',
  'tensorrt',
  'onnx',
  'huggingface',
  'pmml',
  'paddle',
  'mlflow',
];

/** What the runtime selection assumes where the protocol is not written. */
const V2_FRAMEWORKS = ['triton', 'onnx', 'huggingface'];

/**
 * @internal
 */
export function readPredictor(spec: ObjectReader): PredictorSpec {
  // serving.kubeflow.org/v1alpha2 had the predictor one level deeper.
  const predictor = spec.at('predictor').exists
    ? spec.at('predictor')
    : spec.at('default', 'predictor');
  const framework = FRAMEWORKS.find(key => predictor.at(key).exists);
  const legacy = !predictor.at('model').exists && framework !== undefined;
  const model = predictor.at(legacy ? framework : 'model');
  const format = predictor.at('model', 'modelFormat');
  return {
    modelFormat: legacy ? framework : format.at('name').text(),
    modelFormatVersion: legacy
      ? model.at('runtimeVersion').text()
      : format.at('version').text(),
    protocol:
      model.at('protocolVersion').text() ??
      (legacy && V2_FRAMEWORKS.includes(framework) ? 'v2' : undefined),
    runtime: model.at('runtime').text(),
    storageUri:
      model.at('storageUri').text() ??
      predictor.at('storageUris').list()[0]?.at('uri').text() ??
      storageUriOfEnvironment(predictor.at('containers').list()[0]),
    custom: !model.exists,
    minReplicas: predictor.at('minReplicas').integer(),
    maxReplicas: predictor.at('maxReplicas').integer(),
  };
}

/** A container of one's own gets its model through this variable. */
function storageUriOfEnvironment(
  container: ObjectReader | undefined,
): string | undefined {
  return container
    ?.at('env')
    .list()
    .find(entry => entry.at('name').text() === 'STORAGE_URI')
    ?.at('value')
    .text();
}
