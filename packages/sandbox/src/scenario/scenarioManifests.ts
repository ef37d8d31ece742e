import { bindingOf } from './binding';
import { inferenceServiceManifest, scenarioEndpoints } from './endpoints';
import { earlierLabManifests, labManifests } from './lab/labManifests';
import {
  claimManifest,
  notebookManifest,
  scenarioNotebooks,
} from './notebooks';
import { podDefaultManifests } from './podDefaults';
import { ScenarioManifest } from './ScenarioManifest';
import { file, tenant, workload } from './tenant';

const owners = {
  churn: 'churn-team',
  fraud: 'fraud-team',
  forecast: 'forecast-team',
};

const churnQuota = {
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'kf-resource-quota', namespace: 'churn' },
  spec: {
    hard: {
      'requests.cpu': '6',
      'requests.memory': '24Gi',
      'requests.nvidia.com/gpu': '1',
      'requests.storage': '200Gi',
    },
  },
};

/** The home of a notebook that was removed. */
const leftBehind = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: {
    name: 'churn-2025-workspace',
    namespace: 'churn',
    labels: { app: 'churn-2025', ...bindingOf('bank-churn').labels },
    annotations: {
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
      'kustomize.toolkit.fluxcd.io/prune': 'disabled',
      ...bindingOf('bank-churn').annotations,
    },
  },
  spec: {
    accessModes: ['ReadWriteOnce'],
    resources: { requests: { storage: '20Gi' } },
  },
};

/** What is on `main` of the GitOps repository when the platform starts, namespaces first. */
export function scenarioManifests({
  gatewayUrl,
}: {
  gatewayUrl: string;
}): ScenarioManifest[] {
  return [
    ...Object.entries(owners).flatMap(([namespace, team]) => [
      ...tenant(namespace, { team }),
      ...podDefaultManifests(namespace).map(each =>
        file(`tenants/${namespace}/poddefaults`, each),
      ),
    ]),
    file('tenants/churn/policy', churnQuota),
    file('tenants/churn/volumes', leftBehind),
    ...scenarioNotebooks(gatewayUrl).flatMap(notebook =>
      workload(`tenants/${notebook.namespace}/notebooks/${notebook.name}`, {
        'pvc.yaml': claimManifest(notebook),
        'notebook.yaml': notebookManifest(notebook),
      }),
    ),
    ...scenarioEndpoints.flatMap(endpoint =>
      workload(`tenants/${endpoint.namespace}/endpoints/${endpoint.name}`, {
        'inferenceservice.yaml': inferenceServiceManifest(endpoint),
      }),
    ),
    ...labManifests(),
  ];
}

/** The commit before the present one: some files were otherwise then, and the cluster still shows it. */
export function earlierScenarioManifests(options: {
  gatewayUrl: string;
}): ScenarioManifest[] {
  const earlier = new Map(earlierLabManifests().map(each => [each.path, each]));
  return scenarioManifests(options).map(each => earlier.get(each.path) ?? each);
}
