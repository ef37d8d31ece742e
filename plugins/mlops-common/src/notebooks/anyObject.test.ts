import fc from 'fast-check';
import { readEvents } from '../kubernetes/events';
import { parsePod } from '../kubernetes/pods';
import * as policy from '../kubernetes/policy';
import {
  parsePersistentVolumeClaim,
  parseStatefulSet,
} from '../kubernetes/workloads';
import { diagnoseNotebook } from './diagnoseNotebook';
import { diagnoseWorkspace } from './diagnoseWorkspace';
import { parseNotebook } from './Notebook';
import { notebookOfWorkspace } from './notebookOfWorkspace';
import { parsePodDefault } from './podDefaults';
import { parseWorkspace } from './Workspace';

/** Keys that the readers ask for, so that random objects get somewhere. */
const key = fc.constantFrom(
  ...['metadata', 'name', 'namespace', 'labels', 'annotations', 'spec'],
  ...['template', 'containers', 'initContainers', 'image', 'args', 'env'],
  ...['value', 'valueFrom', 'resources', 'requests', 'limits', 'cpu'],
  ...['volumes', 'volumeMounts', 'mountPath', 'status', 'conditions'],
  ...['type', 'reason', 'message', 'state', 'waiting', 'terminated'],
  ...['containerStatuses', 'phase', 'deletionTimestamp', 'finalizers'],
  ...['kubeflow-resource-stopped', 'creationTimestamp', 'managedFields'],
  ...['involvedObject', 'kind', 'selector', 'matchLabels', '__proto__'],
);
const text = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom(
    ...['lab', 'lab-0', 'Ready', 'PodScheduled', 'False', 'Unschedulable'],
    ...['Failed', 'FailedCreate', 'ErrImagePull', 'CrashLoopBackOff'],
    ...['1e3', '0.5Gi', '', '{"a":', '2026-01-31T12:00:00Z', 'a.b/c:d'],
    '0/3 nodes are available: 3 Insufficient cpu.',
    'Create Pod lab-0 failed error: exceeded quota: q, requested: a, used: , limited: =',
    'admission webhook "x" denied the request: conflict occurred while applying poddefaults: , on pod: x err: y',
  ),
);
const { anything } = fc.letrec(tie => ({
  anything: fc.oneof(
    { maxDepth: 7, withCrossShrink: true },
    fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)),
    // JSON and YAML make no objects without a prototype.
    fc.dictionary(key, tie('anything'), {
      maxKeys: 8,
      noNullPrototype: true,
    }),
    fc.array(tie('anything'), { maxLength: 3 }),
  ),
}));
const list = fc.array(anything, { maxLength: 3 });

/** Random values below what makes an object a notebook or Pod. */
const notebookLike = fc.record({
  metadata: fc.oneof(anything, fc.constant({ name: 'lab', namespace: 'a' })),
  spec: fc.oneof(
    anything,
    fc.record({
      template: fc.record({
        spec: fc.record({ containers: list, volumes: list }),
      }),
    }),
  ),
  status: anything,
});
const podLike = fc.record({
  metadata: fc.constant({ name: 'lab-0', namespace: 'a' }),
  spec: anything,
  status: fc.record({
    phase: text,
    conditions: list,
    containerStatuses: list,
    initContainerStatuses: list,
  }),
});

describe('any objects at all', () => {
  it('are diagnosed without an exception, and no rule breaks on them', () => {
    fc.assert(
      fc.property(
        fc.oneof(notebookLike, anything),
        fc.array(fc.oneof(podLike, anything), { maxLength: 2 }),
        list,
        list,
        (object, pods, events, others) => {
          const notebook = parseNotebook(object);
          const namespacePods = pods.map(parsePod);
          const evidence = {
            notebook,
            manifest: object,
            statefulSet: parseStatefulSet(others[0]),
            pods: namespacePods,
            namespacePods,
            events: readEvents(events),
            claims: others.map(parsePersistentVolumeClaim),
            podDefaults: others.map(parsePodDefault),
            quotas: others.map(policy.parseResourceQuota),
            limitRanges: others.map(policy.parseLimitRange),
            serviceAccounts: others.map(policy.parseServiceAccount),
            virtualServices: others.map(policy.parseVirtualService),
            authorizationPolicies: others.map(policy.parseAuthorizationPolicy),
            nodes: others.map(policy.parseNode),
            storageClasses: others.map(policy.parseStorageClass),
            namespace: { labels: notebook.labels },
            culling: { idleMinutes: 60 },
            mlflowServers: [{ name: 'x', urls: ['http://x'] }],
            serviceNames: new Set<string>(),
            user: 'ada',
            log: { container: 'lab', text: 'log' },
            now: new Date('2026-01-31T12:10:00Z'),
          };
          const { status, broken } = diagnoseNotebook(evidence);
          expect(broken).toEqual([]);
          expect(status.headline).toMatch(/\.$/);
          const workspace = parseWorkspace(object);
          const judged = diagnoseWorkspace({
            ...evidence,
            notebook: notebookOfWorkspace(workspace, undefined),
            workspace,
          });
          expect(judged.broken).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['missing containers', { spec: { template: { spec: {} } } }],
    ['a status that is null', { status: null }],
    ['no metadata', { spec: {} }],
    ['a text', 'notebook'],
    [
      'annotations with invalid JSON',
      {
        metadata: {
          annotations: {
            'notebooks.kubeflow.org/http-headers-request-set': '{"a":',
          },
        },
      },
    ],
    [
      'odd quantities',
      {
        spec: {
          template: {
            spec: {
              containers: [
                {
                  name: 'lab',
                  resources: {
                    requests: { cpu: '1e3', memory: '' },
                    limits: { memory: '0.5Gi', cpu: {} },
                  },
                },
              ],
            },
          },
        },
      },
    ],
  ])('%s costs no more than a finding', (_what, object) => {
    const { broken } = diagnoseNotebook({
      notebook: parseNotebook(object),
      manifest: object,
      pods: [],
      events: readEvents([{}, { message: 7 }, null]),
      now: new Date('2026-01-31T12:10:00Z'),
    });
    expect(broken).toEqual([]);
  });
});
