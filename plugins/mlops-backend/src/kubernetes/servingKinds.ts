import {
  type Deployment,
  type InferenceGraph,
  type InferenceService,
  type LLMInferenceService,
  type ServingRuntime,
  clusterServingRuntimeResource,
  deploymentResource,
  inferenceGraphResource,
  inferenceServiceResource,
  llmInferenceServiceResource,
  parseDeployment,
  parseInferenceGraph,
  parseInferenceService,
  parseLLMInferenceService,
  parseServingRuntime,
  servingRuntimeResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { WatchedKind } from '@mlops-portal/backstage-plugin-mlops-node';
import { compact } from './compact';
import { indexedLabels } from './indexedLabels';
import { withoutBulk } from './withoutBulk';

/** @internal */
export const inferenceServiceKind: WatchedKind<InferenceService> = {
  resource: inferenceServiceResource,
  indexedLabels,
  parse: object => compact(withoutBulk(parseInferenceService(object))),
};

/** @internal */
export const inferenceGraphKind: WatchedKind<InferenceGraph> = {
  resource: inferenceGraphResource,
  indexedLabels,
  parse: object => compact(withoutBulk(parseInferenceGraph(object))),
};

/** @internal */
export const llmInferenceServiceKind: WatchedKind<LLMInferenceService> = {
  resource: llmInferenceServiceResource,
  older: [{ ...llmInferenceServiceResource, version: 'v1alpha1' }],
  indexedLabels,
  parse: object => compact(withoutBulk(parseLLMInferenceService(object))),
};

/** @internal */
export const servingRuntimeKind: WatchedKind<ServingRuntime> = {
  resource: servingRuntimeResource,
  parse: object => compact(parseServingRuntime(object)),
};

/** @internal */
export const clusterServingRuntimeKind: WatchedKind<ServingRuntime> = {
  resource: clusterServingRuntimeResource,
  parse: object => compact(parseServingRuntime(object)),
};

/** Those that KServe makes. @internal */
export const deploymentKind: WatchedKind<Deployment> = {
  resource: deploymentResource,
  labelSelector: 'serving.kserve.io/inferenceservice',
  parse: object => compact(parseDeployment(object)),
};
