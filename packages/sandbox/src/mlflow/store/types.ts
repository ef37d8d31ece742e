export type LifecycleStage = 'active' | 'deleted';

export interface StoredExperiment {
  readonly experimentId: string;
  name: string;
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
  /** Content by path. */
  readonly artifacts: Map<string, Buffer>;
  /** Logged models that the run made. */
  readonly modelIds: string[];
}

export interface StoredModelVersion {
  readonly version: string;
  readonly creationTime: number;
  readonly runId: string;
  readonly source: string;
  /** Where the files are: what `get-download-uri` answers. */
  readonly artifactUri: string;
  readonly description: string;
  readonly tags: Map<string, string>;
}

export interface StoredModel {
  readonly name: string;
  readonly description: string;
  readonly creationTime: number;
  lastUpdatedTime: number;
  readonly tags: Map<string, string>;
  readonly versions: StoredModelVersion[];
  /** Version by alias. */
  readonly aliases: Map<string, string>;
}
