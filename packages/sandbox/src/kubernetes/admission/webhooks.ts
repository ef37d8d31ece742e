import { ApiError } from '../ApiError';
import { isRecord, KubernetesObject } from '../KubernetesObject';
import { AdmissionRequest } from './AdmissionRequest';
import { AdmittedPod } from './AdmittedPod';
import { injectSidecar } from './injectSidecar';
import { applyPodDefaults } from './podDefaults/applyPodDefaults';
import {
  isSelected,
  LabelSelector,
  PodDefault,
} from './podDefaults/PodDefault';

interface Webhook {
  readonly name: string;
  readonly failurePolicy?: string;
  readonly namespaceSelector?: LabelSelector;
  readonly timeoutSeconds?: number;
  readonly clientConfig: {
    readonly url?: string;
    readonly service?: {
      readonly namespace: string;
      readonly name: string;
      readonly path?: string;
      readonly port?: number;
    };
  };
}

/** What stands behind a path, in this cluster: there is no other program that could answer. */
const servers: Readonly<
  Record<
    string,
    (pod: AdmittedPod, request: AdmissionRequest) => AdmittedPod | string
  >
> = {
  '/inject': (pod, request) => injectSidecar(pod, request.namespaceLabels()),
  '/apply-poddefault': (pod, request) => {
    const podDefaults = request.list(
      'kubeflow.org/poddefaults',
      request.namespace,
    ) as PodDefault[];
    const merged = applyPodDefaults(pod, podDefaults);
    return 'pod' in merged ? merged.pod : merged.refusal;
  },
};

/** Asks the mutating webhooks for Pods, in the order of their configurations. */
export function callWebhooks(
  pod: AdmittedPod,
  request: AdmissionRequest,
): AdmittedPod {
  const labels = request.namespaceLabels();
  return request
    .list('admissionregistration.k8s.io/mutatingwebhookconfigurations')
    .flatMap(webhooksOf)
    .filter(({ namespaceSelector = {} }) =>
      isSelected(labels, namespaceSelector),
    )
    .reduce((current, webhook) => call(webhook, current, request), pod);
}

function webhooksOf({ webhooks }: KubernetesObject): Webhook[] {
  return (Array.isArray(webhooks) ? webhooks : []).filter(
    webhook => isRecord(webhook) && isRecord(webhook.clientConfig),
  );
}

function call(
  webhook: Webhook,
  pod: AdmittedPod,
  request: AdmissionRequest,
): AdmittedPod {
  const { name, failurePolicy = 'Fail', clientConfig } = webhook;
  const problem = unreachable(webhook, request);
  if (problem) {
    if (failurePolicy === 'Ignore') {
      return pod;
    }
    throw new ApiError(
      500,
      'InternalError',
      `Internal error occurred: failed calling webhook ${JSON.stringify(
        name,
      )}: failed to call webhook: Post ${JSON.stringify(
        addressOf(webhook),
      )}: ${problem}`,
    );
  }
  const answer = servers[clientConfig.service?.path ?? '']?.(pod, request);
  if (typeof answer === 'string') {
    throw new ApiError(
      400,
      '',
      `admission webhook ${JSON.stringify(name)} denied the request: ${answer}`,
    );
  }
  return answer ?? pod;
}

function addressOf({ clientConfig, timeoutSeconds = 10 }: Webhook): string {
  const { url, service } = clientConfig;
  const base = service
    ? `https://${service.name}.${service.namespace}.svc:${service.port ?? 443}${
        service.path ?? ''
      }`
    : url;
  return `${base}?timeout=${timeoutSeconds}s`;
}

/** Webhooks are reached through their Service; nothing listens elsewhere. */
function unreachable(
  { clientConfig }: Webhook,
  request: AdmissionRequest,
): string | undefined {
  const { url = '', service } = clientConfig;
  if (!service) {
    const { host } = new URL(url);
    return `dial tcp ${host}: connect: connection refused`;
  }
  const { name, namespace } = service;
  if (!request.get('/services', name, namespace)) {
    return `service ${JSON.stringify(name)} not found`;
  }
  const endpoints = request.get('/endpoints', name, namespace);
  const subsets = Array.isArray(endpoints?.subsets) ? endpoints.subsets : [];
  return subsets.some(
    subset =>
      isRecord(subset) &&
      Array.isArray(subset.addresses) &&
      subset.addresses.length > 0,
  )
    ? undefined
    : `no endpoints available for service ${JSON.stringify(name)}`;
}
