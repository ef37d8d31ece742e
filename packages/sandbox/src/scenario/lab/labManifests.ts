import { podDefaultManifests, stagingPodDefault } from '../podDefaults';
import { ScenarioManifest } from '../ScenarioManifest';
import { file, tenant, workload } from '../tenant';
import { changedNotebooks } from './changedNotebooks';
import { imageNotebooks } from './imageNotebooks';
import { labFiles, labFolder, labNamespace, LabNotebook } from './LabNotebook';
import { workspaceManifests } from './labWorkspaces';
import { placementNotebooks, zonalVolume } from './placementNotebooks';
import {
  meshNamespace,
  quotaNamespace,
  refusedNotebooks,
} from './refusedNotebooks';
import { runningNotebooks } from './runningNotebooks';

const team = 'ml-platform';

const sound: LabNotebook = {
  name: 'sound',
  labels: { 'access-ml-pipeline': 'true' },
};

const folderOf = (notebook: LabNotebook) =>
  workload(labFolder(notebook), labFiles(notebook));

/** The platform's laboratory: a notebook for each thing that goes wrong, and a sound one beside them. */
export function labManifests(): ScenarioManifest[] {
  return [
    ...tenant(labNamespace, { team }),
    ...[
      ...podDefaultManifests(labNamespace),
      stagingPodDefault(labNamespace),
    ].map(each => file(`tenants/${labNamespace}/poddefaults`, each)),
    file(`tenants/${labNamespace}/volumes`, zonalVolume),
    ...tenant(meshNamespace, {
      team,
      labels: {
        'istio-injection': 'enabled',
        'pod-security.kubernetes.io/enforce': 'baseline',
      },
    }),
    file(`tenants/${meshNamespace}/policy`, {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: { name: 'notebook-limits', namespace: meshNamespace },
      spec: {
        limits: [{ type: 'Container', max: { cpu: '2', memory: '8Gi' } }],
      },
    }),
    ...tenant(quotaNamespace, { team }),
    file(`tenants/${quotaNamespace}/policy`, {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'kf-resource-quota', namespace: quotaNamespace },
      spec: {
        hard: {
          'requests.cpu': '1',
          'limits.cpu': '4',
          'limits.memory': '4Gi',
          'requests.nvidia.com/gpu': '0',
        },
      },
    }),
    ...[
      sound,
      ...imageNotebooks,
      ...placementNotebooks,
      ...runningNotebooks,
      ...refusedNotebooks,
      ...changedNotebooks().map(({ now }) => now),
    ].flatMap(folderOf),
    ...workspaceManifests(),
  ];
}

/** The files that an earlier commit had otherwise. */
export function earlierLabManifests(): ScenarioManifest[] {
  return changedNotebooks().map(({ first }) => ({
    path: `${labFolder(first)}/notebook.yaml`,
    manifest: labFiles(first)['notebook.yaml'],
  }));
}
