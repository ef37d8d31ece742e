import { bindingOf } from './binding';

/** A notebook of the scenario, as somebody would order it. */
export interface ScenarioNotebook {
  readonly namespace: string;
  readonly name: string;
  readonly component: string;
  readonly image: string;
  readonly cpu: string;
  readonly memory: string;
  readonly gpus?: number;
  readonly home?: string;
  readonly storage: string;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Added to the server's container. */
  readonly server?: object;
  /** Containers beside the server. */
  readonly sidecars?: readonly object[];
}

const registry = 'ghcr.io/kubeflow/kubeflow/notebook-servers';
const serverType = 'notebooks.kubeflow.org/server-type';
const rewrite = { 'notebooks.kubeflow.org/http-rewrite-uri': '/' };

/** The eight notebooks: every type, one stopped, one whose image is refused, one that no node can take. */
export function scenarioNotebooks(gatewayUrl: string): ScenarioNotebook[] {
  const churn = { namespace: 'churn', component: 'bank-churn' };
  const fraud = { namespace: 'fraud', component: 'fraud-detection' };
  const forecast = { namespace: 'forecast', component: 'demand-forecast' };
  const jupyter = { [serverType]: 'jupyter' };
  return [
    {
      ...churn,
      name: 'churn-explore',
      image: `${registry}/jupyter-scipy:v1.10.0`,
      cpu: '500m',
      memory: '2Gi',
      storage: '10Gi',
      annotations: jupyter,
    },
    {
      ...churn,
      name: 'churn-features',
      image: `${registry}/codeserver-python:v1.10.0`,
      cpu: '500m',
      memory: '1Gi',
      storage: '5Gi',
      annotations: { [serverType]: 'group-one', ...rewrite },
    },
    {
      ...churn,
      name: 'churn-report',
      image: `${registry}/rstudio-tidyverse:v1.10.0`,
      cpu: '500m',
      memory: '2Gi',
      storage: '5Gi',
      annotations: {
        [serverType]: 'group-two',
        ...rewrite,
        'notebooks.kubeflow.org/http-headers-request-set':
          '{"X-RStudio-Root-Path":"/notebook/churn/churn-report/"}',
        'kubeflow-resource-stopped': '2026-11-13T17:40:00Z',
      },
    },
    {
      ...fraud,
      name: 'fraud-lab',
      image: `${registry}/jupyter-scipy:v1.10.0`,
      cpu: '500m',
      memory: '2Gi',
      storage: '10Gi',
      annotations: jupyter,
    },
    {
      ...fraud,
      name: 'fraud-features',
      // No pull secret goes with it.
      image: 'registry.internal.example/ml/jupyter-fraud:2.3.1',
      cpu: '500m',
      memory: '2Gi',
      storage: '10Gi',
      annotations: jupyter,
    },
    {
      ...fraud,
      name: 'fraud-train',
      image: `${registry}/jupyter-pytorch-cuda:v1.10.0`,
      cpu: '4',
      memory: '16Gi',
      // Twice as many as the largest node has.
      gpus: 4,
      storage: '50Gi',
      annotations: jupyter,
    },
    {
      ...forecast,
      name: 'forecast-lab',
      image: `${registry}/jupyter-pytorch-cuda:v1.10.0`,
      cpu: '1',
      memory: '4Gi',
      gpus: 1,
      storage: '20Gi',
      annotations: jupyter,
    },
    openDataHubWorkbench({ ...forecast, name: 'forecast-odh', gatewayUrl }),
  ];
}

/** A workbench as Open Data Hub's dashboard makes it: a sidecar for signing in and options in one variable. */
function openDataHubWorkbench({
  gatewayUrl,
  ...workbench
}: {
  namespace: string;
  component: string;
  name: string;
  gatewayUrl: string;
}): ScenarioNotebook {
  const { namespace, name } = workbench;
  return {
    ...workbench,
    image:
      'quay.io/opendatahub/workbench-images:jupyter-datascience-ubi9-python-3.11-2024b',
    cpu: '1',
    memory: '4Gi',
    home: '/opt/app-root/src',
    storage: '20Gi',
    annotations: {
      'notebooks.opendatahub.io/inject-oauth': 'true',
      'notebooks.opendatahub.io/last-image-selection':
        's2i-generic-data-science-notebook:2024.2',
      'openshift.io/display-name': 'Forecast workbench',
    },
    server: {
      workingDir: '/opt/app-root/src',
      ports: [{ name: 'notebook-port', containerPort: 8888, protocol: 'TCP' }],
      env: [
        {
          name: 'NOTEBOOK_ARGS',
          value: `--ServerApp.port=8888 --ServerApp.token='' --ServerApp.base_url=/notebook/${namespace}/${name} --ServerApp.tornado_settings={"hub_host":"${gatewayUrl}"}`,
        },
      ],
    },
    sidecars: [
      {
        name: 'oauth-proxy',
        image: 'registry.redhat.io/openshift4/ose-oauth-proxy-rhel9:v4.17',
        args: ['--provider=openshift', '--upstream=http://localhost:8888'],
        resources: {
          requests: { cpu: '100m', memory: '64Mi' },
          limits: { cpu: '100m', memory: '64Mi' },
        },
      },
    ],
  };
}

export function notebookManifest(notebook: ScenarioNotebook): object {
  const { namespace, name, component, image, gpus, server } = notebook;
  const { cpu, memory, home = '/home/jovyan', sidecars = [] } = notebook;
  const { labels, annotations } = bindingOf(component);
  const limits = {
    cpu,
    memory,
    ...(gpus ? { 'nvidia.com/gpu': `${gpus}` } : {}),
  };
  return {
    apiVersion: 'kubeflow.org/v1',
    kind: 'Notebook',
    metadata: {
      name,
      namespace,
      labels: { app: name, ...labels },
      annotations: { ...annotations, ...notebook.annotations },
    },
    spec: {
      template: {
        spec: {
          serviceAccountName: 'default-editor',
          containers: [
            {
              name,
              image,
              imagePullPolicy: 'IfNotPresent',
              ...server,
              resources: { requests: { cpu, memory }, limits },
              volumeMounts: [{ name: 'home', mountPath: home }],
            },
            ...sidecars,
          ],
          volumes: [
            {
              name: 'home',
              persistentVolumeClaim: { claimName: claimName(name) },
            },
          ],
        },
      },
    },
  };
}

/** The home volume stays when the notebook goes. */
export function claimManifest(notebook: ScenarioNotebook): object {
  const { namespace, name, component, storage } = notebook;
  const { labels, annotations } = bindingOf(component);
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name: claimName(name),
      namespace,
      labels: { app: name, ...labels },
      annotations: {
        'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
        'kustomize.toolkit.fluxcd.io/prune': 'disabled',
        ...annotations,
      },
    },
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage } },
    },
  };
}

function claimName(notebook: string): string {
  return `${notebook}-workspace`;
}
