import type {
  EndpointStatus,
  InferenceService,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { Schemas } from '../openapi';

/** An endpoint as the API shows it. @internal */
export function toEndpointDto(options: {
  readonly cluster: string;
  readonly inferenceService: InferenceService;
  readonly status: EndpointStatus;
}): Schemas['Endpoint'] {
  const { cluster, inferenceService: service, status } = options;
  return {
    cluster,
    namespace: service.namespace,
    name: service.name,
    serving: status.serving,
    rollout: status.rollout,
    intent: status.intent,
    status: status.status,
    headline: status.headline,
    since: status.since,
    evidence: status.evidence,
    deploymentMode: service.deploymentMode,
    modelFormat: service.modelFormat,
    protocol: service.protocol,
    runtime: service.runtime,
    storageUri: service.storageUri,
    model: service.model,
    replicas: service.replicas,
    traffic: service.traffic.map(({ revision, tag, percent, latest }) => ({
      revision,
      tag,
      percent,
      latest,
    })),
    url: service.url,
    createdAt: service.createdAt,
  };
}
