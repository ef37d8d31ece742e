import { AdmittedPod } from './AdmittedPod';

const image = 'docker.io/istio/proxyv2:1.27.1';
const resources = {
  requests: { cpu: '10m', memory: '40Mi' },
  limits: { cpu: '2', memory: '1Gi' },
};

function isWanted(
  { metadata, spec }: AdmittedPod,
  namespaceLabels: Readonly<Record<string, string>>,
): boolean {
  const key = 'sidecar.istio.io/inject';
  const choice = metadata.labels?.[key] ?? metadata.annotations?.[key];
  return (
    namespaceLabels['istio-injection'] === 'enabled' &&
    choice !== 'false' &&
    ![...(spec.initContainers ?? []), ...spec.containers].some(({ name }) =>
      /^istio-(init|proxy)$/.test(name),
    )
  );
}

/** Plays Istio's injector without the CNI plugin: an init container that changes the network, and the proxy. */
export function injectSidecar(
  pod: AdmittedPod,
  namespaceLabels: Readonly<Record<string, string>>,
): AdmittedPod {
  if (!isWanted(pod, namespaceLabels)) {
    return pod;
  }
  const { spec, metadata } = pod;
  return {
    ...pod,
    metadata: {
      ...metadata,
      annotations: {
        ...metadata.annotations,
        'sidecar.istio.io/status':
          '{"initContainers":["istio-init"],"containers":["istio-proxy"],"revision":"default"}',
      },
    },
    spec: {
      ...spec,
      initContainers: [
        ...(spec.initContainers ?? []),
        {
          name: 'istio-init',
          image,
          args: ['istio-iptables', '-p', '15001', '-z', '15006', '-u', '1337'],
          resources,
          securityContext: {
            allowPrivilegeEscalation: false,
            privileged: false,
            capabilities: { add: ['NET_ADMIN', 'NET_RAW'], drop: ['ALL'] },
          },
        },
      ],
      containers: [
        ...spec.containers,
        {
          name: 'istio-proxy',
          image,
          args: [
            'proxy',
            'sidecar',
            '--domain',
            '$(POD_NAMESPACE).svc.cluster.local',
          ],
          ports: [
            { name: 'http-envoy-prom', containerPort: 15090, protocol: 'TCP' },
          ],
          readinessProbe: {
            httpGet: { path: '/healthz/ready', port: 15021 },
            periodSeconds: 15,
          },
          resources,
          securityContext: {
            allowPrivilegeEscalation: false,
            privileged: false,
            runAsNonRoot: true,
            runAsUser: 1337,
            capabilities: { drop: ['ALL'] },
          },
        },
      ],
    },
  };
}
