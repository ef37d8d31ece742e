import type { components } from './generated/types';

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
/** @public */
export type Endpoint = Schemas['Endpoint'];
/** @public */
export type EndpointStatus = Schemas['EndpointStatus'];
/** @public */
export type EndpointList = Schemas['EndpointList'];
