import { artifactSecret } from '../../cluster';
import { labImage, LabNotebook } from './LabNotebook';

const stacks = 'quay.io/jupyter/scipy-notebook:2026-01-05';

const withEnvironment = (
  name: string,
  secret: string,
  key: string,
): LabNotebook => ({
  name,
  server: {
    env: [
      {
        name: 'AWS_SESSION_TOKEN',
        valueFrom: { secretKeyRef: { name: secret, key } },
      },
    ],
  },
});

/** Those that reach a node and fail there, or run and cannot be used. */
export const runningNotebooks: readonly LabNotebook[] = [
  {
    // Arguments without a command replace what the image would run.
    name: 'crash-arguments',
    server: {
      image: stacks,
      args: ['--ServerApp.base_url=/notebook/platform-lab/crash-arguments'],
    },
  },
  {
    name: 'crash-command',
    server: { image: labImage, command: ['start-notebook.sh'] },
  },
  {
    name: 'crash-permission',
    pod: { securityContext: { runAsUser: 1000 } },
  },
  {
    name: 'out-of-memory',
    server: {
      image:
        'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-pytorch-full:v1.10.0',
    },
  },
  {
    name: 'base-url',
    server: {
      image: stacks,
      args: ['start-notebook.sh', '--ServerApp.base_url=/lab'],
    },
  },
  withEnvironment('secret-missing', 'feature-store', 'token'),
  withEnvironment('secret-key', artifactSecret, 'AWS_SESSION_TOKEN'),
  {
    name: 'secret-volume',
    server: { volumeMounts: [{ name: 'token', mountPath: '/secrets' }] },
    pod: { volumes: [{ name: 'token', secret: { secretName: 'kfp-token' } }] },
  },
  {
    name: 'proxy-not-ready',
    pod: {
      containers: [
        {
          name: 'istio-proxy',
          image: 'docker.io/istio/proxyv2:1.20.8',
          args: ['proxy', 'sidecar'],
          env: [
            {
              name: 'PROXY_CONFIG',
              value:
                '{"discoveryAddress":"istiod-1-20.istio-system.svc:15012"}',
            },
          ],
          resources: { requests: { cpu: '10m', memory: '40Mi' } },
          readinessProbe: {
            httpGet: { path: '/healthz/ready', port: 15021 },
          },
        },
      ],
    },
  },
];
