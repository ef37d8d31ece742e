import { Container } from '../cluster';
import { InferenceService, predictorOf } from './inferenceServiceObjects';
import { selectRuntime } from './selectRuntime';
import { ServingRuntime } from './servingRuntimes';

/** What shall run, or why the spec cannot become a workload. */
export type ResolvedPredictor =
  | {
      readonly kind: 'runnable';
      readonly container: Container;
      /** Absent for a container that the manifest brings itself. */
      readonly runtime?: ServingRuntime;
    }
  | {
      readonly kind: 'refused';
      readonly event: string;
      readonly failure?: { readonly reason: string; readonly message: string };
      readonly runtime?: ServingRuntime;
    };

const schemes = [
  'gs://',
  's3://',
  'pvc://',
  'file://',
  'https://',
  'http://',
  'hdfs://',
  'webhdfs://',
  'oci://',
  'oci+native://',
  'hf://',
];

const modelClasses: Record<string, string> = {
  sklearn: 'mlserver_sklearn.SKLearnModel',
  xgboost: 'mlserver_xgboost.XGBoostModel',
  lightgbm: 'mlserver_lightgbm.LightGBMModel',
  mlflow: 'mlserver_mlflow.MLflowRuntime',
};

export function resolvePredictor(
  inferenceService: InferenceService,
  runtimes: {
    namespaced: readonly ServingRuntime[];
    cluster: readonly ServingRuntime[];
  },
): ResolvedPredictor {
  const predictor = predictorOf(inferenceService);
  const { model } = predictor;
  const { name } = inferenceService.metadata;
  if (!model) {
    const [own] = predictor.containers ?? [];
    return own
      ? { kind: 'runnable', container: named({ ...own }, name) }
      : refused('the predictor has neither a model nor a container');
  }
  const uri = model.storageUri;
  // A text without :// passes as a local path, which MLflow's own runs:/ and models:/ look like.
  if (uri?.includes('://') && !schemes.some(scheme => uri.startsWith(scheme))) {
    return refused(
      `StorageURI not supported: storageUri, must be one of: [${schemes.join(
        ', ',
      )}] or match https://{}.blob.core.windows.net/{}/{} or be an absolute or relative local path. StorageUri [${uri}] is not supported`,
    );
  }
  const selection = selectRuntime({ ...predictor, model }, runtimes);
  if ('failure' in selection) {
    return { kind: 'refused', ...selection };
  }
  const { runtime } = selection;
  const template = runtime.spec.containers?.find(
    container => container.name === 'kserve-container',
  );
  if (!template) {
    const message =
      'failed to find kserve-container in ServingRuntime containers';
    const failure = { reason: 'InvalidPredictorSpec', message };
    return { kind: 'refused', failure, event: message, runtime };
  }
  const modelClass = modelClasses[model.modelFormat.name];
  const container = {
    ...template,
    image: model.image ?? template.image,
    args: [...(template.args ?? []), ...(model.args ?? [])],
    env: [
      ...(runtime.metadata.name.includes('mlserver')
        ? [
            { name: 'MLSERVER_MODEL_NAME', value: name },
            { name: 'MLSERVER_MODEL_URI', value: '/mnt/models' },
          ]
        : []),
      ...(template.env ?? []),
      ...(model.env ?? []),
    ],
    resources:
      Object.keys(model.resources ?? {}).length > 0
        ? model.resources
        : template.resources,
  };
  const filled = JSON.stringify(container)
    .replaceAll('{{.Name}}', name)
    .replaceAll('{{.Labels.modelClass}}', modelClass ?? '');
  return {
    kind: 'runnable',
    container: named(JSON.parse(filled) as Container, name),
    runtime,
  };
}

function refused(event: string): ResolvedPredictor {
  return { kind: 'refused', event };
}

function named(container: Container, service: string): Container {
  return {
    ...container,
    name: 'kserve-container',
    env: [
      ...(container.env ?? []),
      { name: 'INFERENCE_SERVICE_NAME', value: service },
    ],
    readinessProbe: container.readinessProbe ?? { tcpSocket: { port: 8080 } },
  };
}
