import { scenarioRunId, scenarioStorageUri } from '../mlflow/scenario';
import { bindingOf } from './binding';

/** An endpoint of the scenario. */
export interface ScenarioEndpoint {
  readonly namespace: string;
  readonly name: string;
  readonly component: string;
  readonly format: string;
  readonly protocolVersion?: string;
  readonly storageUri: string;
  /** Where the model comes from, when it is in the registry. */
  readonly version?: { readonly model: string; readonly number: string };
}

/** The five endpoints: two of one model, one that no runtime can serve. */
export const scenarioEndpoints: readonly ScenarioEndpoint[] = [
  {
    namespace: 'churn',
    name: 'bankchurn-model',
    component: 'bank-churn',
    format: 'mlflow',
    protocolVersion: 'v2',
    ...registered('bank-churn', '7'),
  },
  {
    namespace: 'churn',
    name: 'bankchurn-challenger',
    component: 'bank-churn',
    format: 'mlflow',
    protocolVersion: 'v2',
    ...registered('bank-churn', '8'),
  },
  {
    namespace: 'fraud',
    name: 'fraud-model',
    component: 'fraud-detection',
    // Without a protocol version KServe looks for version 1, which no runtime speaks for this format.
    format: 'mlflow',
    ...registered('fraud-detection', '2'),
  },
  {
    namespace: 'fraud',
    name: 'fraud-rules',
    component: 'fraud-detection',
    format: 'sklearn',
    storageUri: 's3://models/fraud-rules/3',
  },
  {
    namespace: 'forecast',
    name: 'demand-forecast',
    component: 'demand-forecast',
    format: 'lightgbm',
    protocolVersion: 'v2',
    storageUri: 's3://models/demand-forecast/12',
  },
];

function registered(model: string, number: string) {
  return {
    storageUri: scenarioStorageUri(model, number),
    version: { model, number },
  };
}

export function inferenceServiceManifest(endpoint: ScenarioEndpoint): object {
  const { namespace, name, component, version } = endpoint;
  const { format, protocolVersion, storageUri } = endpoint;
  const { labels, annotations } = bindingOf(component);
  return {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: {
      name,
      namespace,
      labels,
      annotations: {
        ...annotations,
        ...(version
          ? {
              'mlops/registered-model': version.model,
              'mlops/model-version': version.number,
              'mlops/run-id': scenarioRunId(version.model, version.number),
            }
          : {}),
        'serving.kserve.io/deploymentMode': 'Standard',
      },
    },
    spec: {
      predictor: {
        serviceAccountName: 'model-reader',
        model: {
          modelFormat: { name: format },
          ...(protocolVersion ? { protocolVersion } : {}),
          storageUri,
          resources: {
            requests: { cpu: '500m', memory: '1Gi' },
            limits: { cpu: '1', memory: '2Gi' },
          },
        },
      },
    },
  };
}
