import { KubernetesObject } from '../kubernetes';
import { Container, controlledBy, Deployment, PodSpec } from '../cluster';
import {
  InferenceService,
  predictorOf,
  serviceLabel,
} from './inferenceServiceObjects';
import { ServingRuntime } from './servingRuntimes';

interface Runnable {
  readonly container: Container;
  readonly runtime?: ServingRuntime;
}

const sourceAnnotation =
  'internal.serving.kserve.io/storage-initializer-sourceuri';

export function predictorName({ metadata }: InferenceService): string {
  return `${metadata.name}-predictor`;
}

/** The Deployment of a predictor in Standard mode. */
export function deploymentOf(
  inferenceService: InferenceService,
  { container, runtime }: Runnable,
): Deployment {
  const name = predictorName(inferenceService);
  const { namespace } = inferenceService.metadata;
  const labels = workloadLabels(inferenceService);
  const annotations = workloadAnnotations(inferenceService, runtime);
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name,
      namespace,
      labels,
      annotations,
      ownerReferences: [controlledBy(inferenceService)],
    },
    spec: {
      replicas: Math.max(1, predictorOf(inferenceService).minReplicas ?? 1),
      selector: { matchLabels: { app: labels.app } },
      template: {
        metadata: { labels, annotations },
        spec: podSpecOf(inferenceService, { container, runtime }),
      },
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' },
      },
      progressDeadlineSeconds: 600,
    },
  };
}

/** The Service in front of it, which is also the address inside the cluster. */
export function serviceOf(
  inferenceService: InferenceService,
): KubernetesObject {
  const name = predictorName(inferenceService);
  const labels = workloadLabels(inferenceService);
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name,
      namespace: inferenceService.metadata.namespace,
      labels,
      ownerReferences: [controlledBy(inferenceService)],
    },
    spec: {
      type: 'ClusterIP',
      selector: { app: labels.app },
      ports: [{ name, port: 80, protocol: 'TCP', targetPort: 8080 }],
    },
  };
}

function workloadLabels(inferenceService: InferenceService) {
  const { name, labels } = inferenceService.metadata;
  return {
    ...labels,
    app: `isvc.${predictorName(inferenceService)}`,
    component: 'predictor',
    [serviceLabel]: name,
  };
}

function workloadAnnotations(
  inferenceService: InferenceService,
  runtime: ServingRuntime | undefined,
): Record<string, string> {
  const own = Object.entries(
    inferenceService.metadata.annotations ?? {},
  ).filter(
    ([key]) => !/^(modelFormat|kubectl\.|serving\.kserve\.io\/stop)/.test(key),
  );
  const uri = predictorOf(inferenceService).model?.storageUri;
  return {
    ...Object.fromEntries(own),
    ...runtime?.spec.annotations,
    ...(uri ? { [sourceAnnotation]: uri } : {}),
    'serving.kserve.io/deploymentMode': 'Standard',
  };
}

function podSpecOf(
  inferenceService: InferenceService,
  { container, runtime }: Runnable,
): PodSpec {
  const predictor = predictorOf(inferenceService);
  const {
    serviceAccountName,
    imagePullSecrets,
    nodeSelector,
    tolerations,
    affinity,
    volumes = [],
  } = predictor;
  const uri = predictor.model?.storageUri;
  // Claims and images are mounted as they are; everything else is downloaded first.
  const claim = /^pvc:\/\/([^/]+)/.exec(uri ?? '')?.[1];
  const downloads = uri && !/^(pvc|oci)/.test(uri);
  const mount = { name: 'kserve-provision-location', mountPath: '/mnt/models' };
  const spec: PodSpec = {
    ...(downloads
      ? {
          initContainers: [
            {
              name: 'storage-initializer',
              image: 'docker.io/kserve/storage-initializer:v0.20.0',
              args: [uri, '/mnt/models'],
              resources: {
                requests: { cpu: '100m', memory: '100Mi' },
                limits: { cpu: '1', memory: '1Gi' },
              },
              volumeMounts: [mount],
            },
          ],
        }
      : {}),
    containers: [
      downloads
        ? {
            ...container,
            volumeMounts: [
              ...(container.volumeMounts ?? []),
              { ...mount, readOnly: true },
            ],
          }
        : container,
    ],
    volumes: [
      ...(runtime?.spec.volumes ?? []),
      ...volumes,
      ...(downloads ? [{ name: mount.name, emptyDir: {} }] : []),
      ...(claim
        ? [
            {
              name: 'kserve-pvc-source',
              persistentVolumeClaim: { claimName: claim },
            },
          ]
        : []),
    ],
  };
  const rest = {
    serviceAccountName,
    imagePullSecrets,
    nodeSelector,
    tolerations,
    affinity,
  };
  return { ...spec, ...(JSON.parse(JSON.stringify(rest)) as Partial<PodSpec>) };
}
