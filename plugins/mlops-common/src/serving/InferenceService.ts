import { Condition, readConditions } from '../kubernetes/conditions';
import { ObjectReader } from '../kubernetes/ObjectReader';
import { httpUrl } from './httpUrl';
import { ModelStatus, readModelStatus } from './modelStatus';
import { PredictorSpec, readPredictor } from './predictorSpec';
import { runIdOf, withoutCredentials } from './storageUri';
import { Traffic, readTraffic } from './traffic';

/** @public */
export type DeploymentMode = 'Standard' | 'Knative' | 'ModelMesh';

/** @public */
export interface RegisteredModelReference {
  readonly name?: string;
  readonly version?: string;
  readonly runId?: string;
}

/** @public */
export interface EndpointReplicas {
  readonly ready?: number;
  readonly min?: number;
  readonly max?: number;
}

/** @public */
export interface CanaryStatus {
  readonly name?: string;
  readonly percent: number;
  readonly ready?: boolean;
}

/**
 * What a KServe InferenceService says about itself.
 *
 * @public
 */
export interface InferenceService {
  readonly namespace: string;
  readonly name: string;
  readonly uid?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly deploymentMode?: DeploymentMode;
  readonly predictor: PredictorSpec;
  readonly modelFormat?: string;
  readonly protocol?: string;
  /** The runtime that was chosen; before that, the one that was asked for. */
  readonly runtime?: string;
  /** Without credentials and signed parameters. */
  readonly storageUri?: string;
  /** The registered model that the annotations name. */
  readonly model?: RegisteredModelReference;
  readonly replicas?: EndpointReplicas;
  readonly traffic: readonly Traffic[];
  readonly canaries: readonly CanaryStatus[];
  /** Absolute http(s) URL. */
  readonly url?: string;
  readonly createdAt?: string;
  readonly deletedAt?: string;
  readonly stopRequested: boolean;
  readonly conditions: readonly Condition[];
  readonly modelStatus: ModelStatus;
  readonly latestCreatedRevision?: string;
  readonly latestReadyRevision?: string;
  readonly latestRolledoutRevision?: string;
  /** Fields of the wrong type, which were treated as absent. */
  readonly problems: readonly string[];
}

/**
 * Reads any object as an InferenceService. Never throws: what cannot be read
 * is absent and named in `problems`.
 *
 * @public
 */
export function parseInferenceService(object: unknown): InferenceService {
  const problems: string[] = [];
  const reader = ObjectReader.of(object, problems);
  const metadata = reader.at('metadata');
  const annotations = metadata.at('annotations').stringMap();
  const name = metadata.at('name').text() ?? '';
  if (!name) {
    problems.push('metadata.name is missing.');
  }
  const status = reader.at('status');
  const predictor = readPredictor(reader.at('spec'));
  const modelStatus = readModelStatus(status.at('modelStatus'));
  const revisions = status.at('components', 'predictor');
  return {
    namespace: metadata.at('namespace').text() ?? '',
    name,
    uid: metadata.at('uid').text(),
    labels: metadata.at('labels').stringMap(),
    annotations,
    deploymentMode: deploymentModeOf(status, annotations),
    predictor,
    modelFormat: predictor.modelFormat,
    protocol: predictor.protocol,
    runtime:
      status.at('servingRuntimeName').text() ??
      status.at('clusterServingRuntimeName').text() ??
      predictor.runtime,
    storageUri: predictor.storageUri
      ? withoutCredentials(predictor.storageUri)
      : undefined,
    model: registeredModel(annotations, predictor.storageUri),
    replicas: replicasOf(predictor, modelStatus),
    traffic: readTraffic(revisions.at('traffic')),
    canaries: readCanaries(status.at('canaryStatuses')),
    url: httpUrl(status.at('url').text()),
    createdAt: metadata.at('creationTimestamp').timestamp(),
    deletedAt: metadata.at('deletionTimestamp').timestamp(),
    stopRequested: annotations['serving.kserve.io/stop'] === 'true',
    conditions: readConditions(status.at('conditions')),
    modelStatus,
    latestCreatedRevision: revisions.at('latestCreatedRevision').text(),
    latestReadyRevision: revisions.at('latestReadyRevision').text(),
    latestRolledoutRevision: revisions.at('latestRolledoutRevision').text(),
    problems,
  };
}

const DEPLOYMENT_MODES: Readonly<Record<string, DeploymentMode>> = {
  Standard: 'Standard',
  RawDeployment: 'Standard',
  Knative: 'Knative',
  Serverless: 'Knative',
  ModelMesh: 'ModelMesh',
};

function deploymentModeOf(
  status: ObjectReader,
  annotations: Readonly<Record<string, string>>,
): DeploymentMode | undefined {
  // The mode sticks in the status; a changed annotation has no effect.
  const mode =
    status.at('deploymentMode').text() ??
    annotations['serving.kserve.io/deploymentMode'] ??
    '';
  return Object.hasOwn(DEPLOYMENT_MODES, mode)
    ? DEPLOYMENT_MODES[mode]
    : undefined;
}

function registeredModel(
  annotations: Readonly<Record<string, string>>,
  storageUri: string | undefined,
): RegisteredModelReference | undefined {
  const model = {
    name: annotations['mlops/registered-model'] || undefined,
    version: annotations['mlops/model-version'] || undefined,
    runId: annotations['mlops/run-id'] || runIdOf(storageUri),
  };
  return model.name || model.version || model.runId ? model : undefined;
}

function replicasOf(
  predictor: PredictorSpec,
  modelStatus: ModelStatus,
): EndpointReplicas | undefined {
  const replicas = {
    ready: modelStatus.totalCopies,
    min: predictor.minReplicas,
    max: predictor.maxReplicas,
  };
  return Object.values(replicas).some(count => count !== undefined)
    ? replicas
    : undefined;
}

function readCanaries(canaries: ObjectReader): readonly CanaryStatus[] {
  return canaries.list().map(canary => ({
    name: canary.at('name').text(),
    percent: canary.at('trafficPercent').integer() ?? 0,
    ready: canary.at('ready').boolean(),
  }));
}
