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

/** What can be done with a notebook at once. @public */
export type NotebookAction = 'start' | 'stop' | 'recreate';

/** What every call takes besides its request. @public */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** The user's own tokens by cluster, for clusters that want them. */
  readonly clusterTokens?: Readonly<Record<string, string>>;
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
/** @public */
export type Model = Schemas['Model'];
/** @public */
export type ModelList = Schemas['ModelList'];
/** One registered model of an entity, as the API's paths name it. @public */
export type ModelName = Pick<Model, 'server' | 'name'>;
/** @public */
export type ModelVersion = Schemas['ModelVersionDetail'];
/** @public */
export type ModelVersionList = Schemas['ModelVersionList'];
/** @public */
export type Endpoint = Schemas['Endpoint'];
/** @public */
export type EndpointStatus = Schemas['EndpointStatus'];
/** @public */
export type EndpointList = Schemas['EndpointList'];
