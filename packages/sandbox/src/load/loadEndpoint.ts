import { Deployment, Pod, shortHash } from '../cluster';
import { deploymentStatus } from '../cluster/deploymentStatus';
import { inferenceServiceManifest } from '../scenario/endpoints';
import { InferenceService } from '../serving/inferenceServiceObjects';
import {
  refusedStatus,
  runningStatus,
  stoppedStatus,
} from '../serving/inferenceServiceStatus';
import { deploymentOf } from '../serving/predictorWorkload';
import { resolvePredictor } from '../serving/resolvePredictor';
import { clusterServingRuntimes } from '../serving/servingRuntimes';
import {
  nameOf,
  Place,
  PodState,
  Recorded,
  recordedLabels,
  recordedPod,
} from './recorded';

const runtimes = { namespaced: [], cluster: clusterServingRuntimes() };

/** An endpoint of the load: of twenty one has no runtime, one is stopped, one starts, one cannot pull; the rest serves. */
export function loadEndpoint(place: Place, gatewayUrl: string): Recorded {
  const { namespace, component, index } = place;
  const name = nameOf('endpoint', place);
  const manifest = inferenceServiceManifest({
    namespace,
    name,
    component,
    format: index % 20 === 7 ? 'unheard-of' : 'sklearn',
    protocolVersion: 'v2',
    storageUri: `s3://models/${name}/${1 + (index % 9)}`,
  }) as InferenceService;
  const isStopped = index % 20 === 13;
  const { labels, annotations } = manifest.metadata;
  const service: InferenceService = {
    ...manifest,
    metadata: {
      ...manifest.metadata,
      labels: { ...labels, ...recordedLabels },
      annotations: {
        ...annotations,
        ...(isStopped ? { 'serving.kserve.io/stop': 'true' } : {}),
      },
    },
  };
  const resolved = resolvePredictor(service, runtimes);
  if (resolved.kind === 'refused') {
    const { failure, runtime } = resolved;
    const status = refusedStatus(service, 'Standard', failure, runtime);
    return { object: { ...service, status } };
  }
  const { runtime } = resolved;
  if (isStopped) {
    return { object: { ...service, status: stoppedStatus(service, runtime) } };
  }
  const wanted = deploymentOf(service, resolved);
  const pod = podOf(place, wanted, podStateOf(index));
  const deployment = rolledOut(wanted, pod);
  const observed = { deployment, pods: [pod], runtime, gatewayUrl };
  return {
    object: { ...service, status: runningStatus(service, observed) },
    pod,
  };
}

function podStateOf(index: number): PodState {
  if (index % 20 === 17) {
    return 'starting';
  }
  return index % 20 === 2 ? 'pull-fails' : 'running';
}

function podOf(
  place: Place,
  { metadata, spec }: Deployment,
  state: PodState,
): Pod {
  const template = shortHash(spec.template.spec);
  const name = `${metadata.name}-${template}-${shortHash(metadata.name, 5)}`;
  const labels = {
    ...spec.template.metadata?.labels,
    'pod-template-hash': template,
  };
  return recordedPod(place, { name, labels }, spec.template.spec, state);
}

function rolledOut(deployment: Deployment, pod: Pod): Deployment {
  const replicaSet = `${deployment.metadata.name}-${shortHash(
    deployment.spec,
  )}`;
  const status = deploymentStatus({
    deployment,
    replicaSet,
    updated: [pod],
    outdated: [],
  });
  return { ...deployment, status };
}
