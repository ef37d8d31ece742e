import { KubernetesObject } from '../kubernetes';
import { lateStorageClass, provisioner, storageClass } from '../cluster';
import { jupyterKind } from './lab/labWorkspaces';

const profileLabel = { 'app.kubernetes.io/part-of': 'kubeflow-profile' };

const namespace = (name: string): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name },
});

/** A program of the platform: its Service leads to it as long as the Endpoints have an address. */
function program(
  name: string,
  where: string,
  port: number,
): KubernetesObject[] {
  const metadata = { name, namespace: where };
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { ports: [{ name: 'https', port, protocol: 'TCP' }] },
    },
    {
      apiVersion: 'v1',
      kind: 'Endpoints',
      metadata,
      subsets: [
        {
          addresses: [{ ip: '10.244.0.10' }],
          ports: [{ name: 'https', port, protocol: 'TCP' }],
        },
      ],
    },
  ];
}

function webhook(
  name: string,
  {
    configuration,
    matchLabels,
    service,
  }: {
    configuration: string;
    matchLabels: Record<string, string>;
    service: object;
  },
): KubernetesObject {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'MutatingWebhookConfiguration',
    metadata: { name: configuration },
    webhooks: [
      {
        name,
        admissionReviewVersions: ['v1'],
        sideEffects: 'None',
        failurePolicy: 'Fail',
        timeoutSeconds: 10,
        namespaceSelector: { matchLabels },
        rules: [
          {
            apiGroups: [''],
            apiVersions: ['v1'],
            operations: ['CREATE'],
            resources: ['pods'],
          },
        ],
        clientConfig: { service },
      },
    ],
  };
}

const classOf = (
  name: string,
  {
    annotations,
    volumeBindingMode,
  }: {
    annotations?: Record<string, string>;
    volumeBindingMode: string;
  },
): KubernetesObject => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name, ...(annotations ? { annotations } : {}) },
  provisioner,
  reclaimPolicy: 'Delete',
  volumeBindingMode,
});

/** What the team of the platform has installed beside the controllers: storage classes, a kind of Workspaces, the mesh and PodDefaults. */
export function platformObjects(): KubernetesObject[] {
  return [
    classOf(storageClass, {
      annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
      volumeBindingMode: 'Immediate',
    }),
    classOf(lateStorageClass, { volumeBindingMode: 'WaitForFirstConsumer' }),
    jupyterKind,
    namespace('istio-system'),
    namespace('kubeflow'),
    ...program('istiod', 'istio-system', 15012),
    ...program('poddefaults-webhook-service', 'kubeflow', 443),
    webhook('namespace.sidecar-injector.istio.io', {
      configuration: 'istio-sidecar-injector',
      matchLabels: { 'istio-injection': 'enabled' },
      service: {
        name: 'istiod',
        namespace: 'istio-system',
        path: '/inject',
        port: 443,
      },
    }),
    webhook('poddefaults-webhook-deployment.kubeflow.org', {
      configuration: 'poddefaults-webhook-mutating-webhook-configuration',
      matchLabels: profileLabel,
      service: {
        name: 'poddefaults-webhook-service',
        namespace: 'kubeflow',
        path: '/apply-poddefault',
        port: 443,
      },
    }),
  ];
}
