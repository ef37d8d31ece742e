export type LifecycleStage = 'active' | 'deleted';

export interface StoredExperiment {
  readonly experimentId: string;
  name: string;
  readonly artifactLocation: string;
  lifecycleStage: LifecycleStage;
  readonly creationTime: number;
  lastUpdateTime: number;
  readonly tags: Map<string, string>;
}

export interface MetricPoint {
  readonly value: number;
  readonly timestamp: number;
  readonly step: number;
}

export type StoredRunStatus =
  | 'RUNNING'
  | 'SCHEDULED'
  | 'FINISHED'
  | 'FAILED'
  | 'KILLED';

/** What a run read. Source, schema and profile are JSON in text, as clients write them. */
export interface StoredDataset {
  readonly name: string;
  readonly digest: string;
  readonly sourceType: string;
  readonly source: string;
  readonly schema?: string;
  readonly profile?: string;
  readonly tags: ReadonlyMap<string, string>;
}

export interface StoredRun {
  readonly runId: string;
  readonly experimentId: string;
  name: string;
  readonly userId: string;
  status: StoredRunStatus;
  readonly startTime: number;
  endTime?: number;
  lifecycleStage: LifecycleStage;
  /** History by key; the last point is the one that a run is shown with. */
  readonly metrics: Map<string, MetricPoint[]>;
  readonly params: Map<string, string>;
  readonly tags: Map<string, string>;
  readonly datasets: StoredDataset[];
  /** Logged models that the run read. */
  readonly inputModelIds: string[];
  /** Logged models that the run made. */
  readonly modelIds: string[];
}

export type StoredModelStatus =
  | 'LOGGED_MODEL_PENDING'
  | 'LOGGED_MODEL_READY'
  | 'LOGGED_MODEL_UPLOAD_FAILED';

/** A metric of a run that says something about a model. */
export interface ModelMetric extends MetricPoint {
  readonly key: string;
  readonly runId: string;
  readonly datasetName?: string;
  readonly datasetDigest?: string;
}

/** A model as a run logged it, registered or not. */
export interface StoredLoggedModel {
  readonly modelId: string;
  readonly experimentId: string;
  readonly name: string;
  readonly modelType: string;
  readonly sourceRunId: string;
  status: StoredModelStatus;
  readonly creationTime: number;
  lastUpdatedTime: number;
  readonly params: Map<string, string>;
  readonly tags: Map<string, string>;
  readonly metrics: ModelMetric[];
}

export interface StoredModelVersion {
  readonly version: string;
  readonly creationTime: number;
  lastUpdatedTime: number;
  readonly runId: string;
  readonly source: string;
  /** Where the files are: what `get-download-uri` answers. */
  readonly artifactUri: string;
  description: string;
  /** As before there were aliases. */
  stage: 'None' | 'Staging' | 'Production' | 'Archived';
  readonly tags: Map<string, string>;
}

export interface StoredModel {
  readonly name: string;
  description: string;
  readonly creationTime: number;
  lastUpdatedTime: number;
  readonly tags: Map<string, string>;
  readonly versions: StoredModelVersion[];
  /** Version by alias. */
  readonly aliases: Map<string, string>;
}
