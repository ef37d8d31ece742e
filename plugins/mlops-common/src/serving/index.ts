export * from './InferenceGraph';
export * from './InferenceService';
export * from './LLMInferenceService';
export * from './ServingRuntime';
export * from './endpointStatus';
export type { ModelFailure, ModelStatus } from './modelStatus';
export type { PredictorSpec } from './predictorSpec';
export type { Traffic } from './traffic';
