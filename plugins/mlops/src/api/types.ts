import type { components, operations } from './generated/types';

type Schemas = components['schemas'];

/** A catalog entity, as the API's paths name it. @public */
export interface EntityName {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** One page of a list. @public */
export interface PageRequest {
  readonly limit?: number;
  readonly cursor?: string;
}

/** Which page of the notebooks, in which order. @public */
export type NotebookListRequest = NonNullable<
  operations['ListNotebooks']['parameters']['query']
>;

/** Which page of the endpoints, in which order. @public */
export type EndpointListRequest = NonNullable<
  operations['ListEndpoints']['parameters']['query']
>;

/** One notebook of an entity, as the API's paths name it. @public */
export interface NotebookName {
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
  readonly workload?: Notebook['workload'];
}

/** Which part of which container's log. @public */
export type LogRequest = Omit<
  NonNullable<operations['GetNotebookLogs']['parameters']['query']>,
  'workload'
>;

/** Of what of a notebook the manifest is wanted. @public */
export type ManifestOf = NonNullable<
  NonNullable<operations['GetNotebookManifest']['parameters']['query']>['of']
>;

/** What can be done with a notebook at once. @public */
export type NotebookAction = 'start' | 'stop' | 'recreate';

/** What every call takes besides its request. @public */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /**
   * The user's own tokens for clusters and MLflow servers that want them, by
   * the header that carries them: `clusterTokenHeader`, `mlflowTokenHeader`.
   */
  readonly tokens?: Readonly<Record<string, string>>;
}

/** @public */
export type Status = Schemas['Status'];
/** @public */
export type ClusterStatus = Schemas['ClusterStatus'];
/** @public */
export type KindStatus = Schemas['KindStatus'];

/** @public */
export type PreflightFeature = Schemas['PreflightFeature'];
/** @public */
export type ServerStatus = Schemas['ServerStatus'];
/** @public */
export type SourceState = Schemas['SourceState'];
/** @public */
export type Overview = Schemas['Overview'];
/** @public */
export type OverviewRow = Schemas['OverviewRow'];
/** @public */
export type Source = Schemas['Source'];
/** @public */
export type Evidence = Schemas['Evidence'];
/** @public */
export type Quantity = Schemas['Quantity'];
/** @public */
export type Notebook = Schemas['Notebook'];
/** @public */
export type NotebookPhase = Schemas['NotebookPhase'];
/** @public */
export type NotebookList = Schemas['NotebookList'];
/** @public */
export type NotebookDetail = Schemas['NotebookDetail'];
/** @public */
export type NotebookVolume = Schemas['NotebookVolume'];
/** @public */
export type NotebookPod = Schemas['NotebookPod'];
/** @public */
export type NotebookContainer = Schemas['NotebookContainer'];
/** @public */
export type NotebookCondition = Schemas['NotebookCondition'];
/** @public */
export type NotebookPodDefault = Schemas['NotebookPodDefault'];
/** @public */
export type NotebookVariable = Schemas['NotebookVariable'];
/** @public */
export type NotebookCulling = Schemas['NotebookCulling'];
/** @public */
export type NotebookMlflow = Schemas['NotebookMlflow'];
/** @public */
export type ChainStep = Schemas['ChainStep'];
/** @public */
export type Provenance = Schemas['Provenance'];
/** @public */
export type Quota = Schemas['Quota'];
/** @public */
export type Finding = Schemas['Finding'];
/** @public */
export type Remedy = Schemas['Remedy'];
/** @public */
export type ClusterEvent = Schemas['Event'];
/** @public */
export type EventList = Schemas['EventList'];
/** @public */
export type Logs = Schemas['Logs'];
/** @public */
export type Manifest = Schemas['Manifest'];
/** @public */
export type OperateResult = Schemas['OperateResult'];
/** @public */
export type OrphanedClaim = Schemas['OrphanedClaim'];
/** @public */
export type OrphanedClaimList = Schemas['OrphanedClaimList'];
/** @public */
export type Experiment = Schemas['Experiment'];
/** @public */
export type ExperimentList = Schemas['ExperimentList'];
/** @public */
export type RunSearch = Schemas['RunSearch'];
/** @public */
export type Run = Schemas['Run'];
/** @public */
export type RunList = Schemas['RunList'];
/** @public */
export type MetricValue = Schemas['MetricValue'];
/** One run of an entity, as the API's paths name it. @public */
export type RunName = Pick<Run, 'server' | 'runId'>;
/** @public */
export type RunDetail = Schemas['RunDetail'];
/** @public */
export type MetricHistoryRequest = Schemas['MetricHistoryQuery'];
/** @public */
export type MetricHistory = Schemas['MetricHistory'];
/** @public */
export type Artifact = Schemas['Artifact'];
/** @public */
export type ArtifactList = Schemas['ArtifactList'];
/** A folder of the files of a run; the root without a path. @public */
export interface ArtifactFolder extends RunName {
  readonly path?: string;
  /** The id of a logged model of the run, whose files are meant. */
  readonly model?: string;
  readonly pageToken?: string;
}
/** A file of a run. @public */
export interface ArtifactFile extends RunName {
  readonly path: string;
  readonly model?: string;
  /** To be kept, not to be looked at: it may be larger. */
  readonly download?: boolean;
}
/** @public */
export type Model = Schemas['Model'];
/** @public */
export type ModelList = Schemas['ModelList'];
/** One registered model of an entity, as the API's paths name it. @public */
export type ModelName = Pick<Model, 'server' | 'name'>;
/** @public */
export type ModelVersion = Schemas['ModelVersionDetail'];
/** One version of a registered model, as the API's paths name it. @public */
export interface ModelVersionName extends ModelName {
  readonly version: string;
}
/** One version of a registered model with all that is known of it. @public */
export type VersionDetail = Schemas['VersionDetail'];
/** An input, output or parameter of a model. @public */
export type SignatureField = Schemas['SignatureField'];
/** An MLflow server that answered, and what it can do. @public */
export type MlflowServer = Schemas['MlflowServer'];
/** @public */
export type ModelVersionList = Schemas['ModelVersionList'];
/** @public */
export type Endpoint = Schemas['Endpoint'];
/** @public */
export type EndpointStatus = Schemas['EndpointStatus'];
/** @public */
export type EndpointList = Schemas['EndpointList'];
