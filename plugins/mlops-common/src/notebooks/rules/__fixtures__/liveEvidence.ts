import * as policy from '../../../kubernetes/policy';
import type { NotebookEvidence } from '../../NotebookEvidence';
import {
  claim,
  notebook,
  now,
  owner,
  pod,
  profile,
  route,
  set,
} from './liveObjects';

/** The rule, what makes it speak, its title, and something close that does not. */
export type Case = readonly [
  id: string,
  says: Partial<NotebookEvidence>,
  title: string,
  silent?: Partial<NotebookEvidence>,
];

/** A notebook that runs, of which everything was read. */
export const healthy: NotebookEvidence = {
  notebook: notebook(),
  statefulSet: set(),
  pods: [pod()],
  namespacePods: [pod()],
  events: [],
  claims: [claim()],
  podDefaults: [],
  namespace: { labels: profile },
  quotas: [],
  limitRanges: [],
  serviceAccounts: [
    policy.parseServiceAccount({ metadata: { name: 'default-editor' } }),
  ],
  service: policy.parseService({ metadata: { name: 'lab' } }),
  readyEndpoints: 1,
  virtualServices: [route('lab'), route('other')],
  authorizationPolicies: [owner('ada@example.com')],
  user: 'ada@example.com',
  nodes: [
    policy.parseNode({
      metadata: { name: 'worker-1' },
      status: { allocatable: { cpu: '8', memory: '32Gi' } },
    }),
  ],
  storageClasses: [
    policy.parseStorageClass({
      metadata: {
        name: 'fast',
        annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
      },
    }),
  ],
  culling: { idleMinutes: 1440 },
  othersReconciled: true,
  mlflowServers: [{ name: 'prod', urls: ['http://mlflow.ml:5000'] }],
  serviceNames: new Set(['mlflow.ml']),
  now,
};
