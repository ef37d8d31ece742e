import { readEvents } from '../../../kubernetes/events';
import { parsePod } from '../../../kubernetes/pods';
import * as policy from '../../../kubernetes/policy';
import {
  parsePersistentVolumeClaim,
  parseStatefulSet,
} from '../../../kubernetes/workloads';
import { parseNotebook } from '../../Notebook';
import type { NotebookEvidence } from '../../NotebookEvidence';
import { parsePodDefault } from '../../podDefaults';

export const now = new Date('2026-01-31T12:10:00Z');
export const profile = { 'app.kubernetes.io/part-of': 'kubeflow-profile' };

/** Deep enough for the tests: objects are merged, everything else replaced. */
export function merge(base: unknown, over: unknown): unknown {
  const plain = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!plain(base) || !plain(over)) {
    return over === undefined ? base : over;
  }
  const keys = new Set([...Object.keys(base), ...Object.keys(over)]);
  return Object.fromEntries(
    [...keys].map(key => [key, merge(base[key], over[key])]),
  );
}

export const notebook = (over: object = {}) =>
  parseNotebook(
    merge(
      {
        metadata: {
          name: 'lab',
          namespace: 'churn',
          creationTimestamp: '2026-01-31T11:00:00Z',
        },
        spec: {
          template: {
            spec: {
              serviceAccountName: 'default-editor',
              containers: [
                {
                  name: 'lab',
                  image:
                    'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0',
                  resources: {
                    requests: { cpu: '1', memory: '1Gi' },
                    limits: { memory: '2Gi' },
                  },
                  volumeMounts: [{ name: 'home', mountPath: '/home/jovyan' }],
                },
              ],
              volumes: [
                {
                  name: 'home',
                  persistentVolumeClaim: { claimName: 'lab-home' },
                },
              ],
            },
          },
        },
        status: { readyReplicas: 1 },
      },
      over,
    ),
  );

export const running = {
  name: 'lab',
  ready: true,
  state: { running: { startedAt: '2026-01-31T11:01:00Z' } },
};
export const condition = (type: string, status: string, more: object = {}) => ({
  type,
  status,
  lastTransitionTime: '2026-01-31T11:01:00Z',
  ...more,
});

export const pod = (over: object = {}) =>
  parsePod(
    merge(
      {
        metadata: {
          name: 'lab-0',
          namespace: 'churn',
          labels: { 'notebook-name': 'lab', statefulset: 'lab' },
          creationTimestamp: '2026-01-31T11:00:30Z',
        },
        spec: {
          nodeName: 'worker-1',
          containers: [{ name: 'lab' }],
          volumes: [
            { name: 'home', persistentVolumeClaim: { claimName: 'lab-home' } },
          ],
        },
        status: {
          phase: 'Running',
          conditions: [condition('Ready', 'True')],
          containerStatuses: [running],
        },
      },
      over,
    ),
  );

/** A Pod one of whose containers is in this state. */
export const podWith = (container: object, over: object = {}) =>
  pod(
    merge(
      {
        status: {
          phase: 'Pending',
          conditions: [
            condition('Ready', 'False', { reason: 'ContainersNotReady' }),
          ],
          containerStatuses: [{ name: 'lab', ready: false, ...container }],
        },
      },
      over,
    ) as object,
  );

export const waiting = (reason: string, message = '') =>
  podWith({ state: { waiting: { reason, message } } });

export const ended = (terminated: object, restartCount = 3) =>
  podWith({
    restartCount,
    state: { waiting: { reason: 'CrashLoopBackOff' } },
    lastState: { terminated },
  });

export const unscheduled = (message: string) =>
  pod({
    spec: { nodeName: null },
    status: {
      phase: 'Pending',
      containerStatuses: [],
      conditions: [
        condition('PodScheduled', 'False', {
          reason: 'Unschedulable',
          message,
        }),
      ],
    },
  });

export const event = (
  object: string,
  reason: string,
  message: string,
  lastTimestamp = '2026-01-31T12:05:00Z',
) => {
  const [kind, name] = object.split('/');
  return {
    involvedObject: { kind, name, namespace: 'churn' },
    reason,
    message,
    lastTimestamp,
  };
};

export const refused = (text: string): Partial<NotebookEvidence> => ({
  pods: [],
  events: readEvents([
    event(
      'StatefulSet/lab',
      'FailedCreate',
      `Create Pod lab-0 in StatefulSet lab failed error: ${text}`,
    ),
  ]),
});

export const set = (over: object = {}) =>
  parseStatefulSet(
    merge(
      {
        metadata: { name: 'lab', namespace: 'churn' },
        spec: {
          replicas: 1,
          template: {
            metadata: {
              labels: { statefulset: 'lab', 'notebook-name': 'lab' },
            },
          },
        },
        status: { currentRevision: 'lab-1', updateRevision: 'lab-1' },
      },
      over,
    ),
  );

export const claim = (over: object = {}) =>
  parsePersistentVolumeClaim(
    merge(
      {
        metadata: {
          name: 'lab-home',
          namespace: 'churn',
          creationTimestamp: '2026-01-31T11:00:00Z',
        },
        spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'fast' },
        status: { phase: 'Bound' },
      },
      over,
    ),
  );

export const route = (name: string, rewrite?: string) =>
  policy.parseVirtualService({
    metadata: { name: `notebook-churn-${name}`, namespace: 'churn' },
    spec: {
      http: [
        {
          match: [{ uri: { prefix: `/notebook/churn/${name}/` } }],
          rewrite: { uri: rewrite ?? `/notebook/churn/${name}/` },
        },
      ],
    },
  });

export const owner = (user: string) =>
  policy.parseAuthorizationPolicy({
    metadata: { name: 'ns-owner-access-istio', namespace: 'churn' },
    spec: {
      rules: [
        {
          when: [{ key: 'request.headers[kubeflow-userid]', values: [user] }],
        },
        { to: [{ operation: { paths: ['*/api/kernels'] } }] },
      ],
    },
  });

export const podDefault = parsePodDefault({
  metadata: { name: 'mlflow', namespace: 'churn', resourceVersion: '7' },
  spec: {
    selector: { matchLabels: { mlflow: 'true' } },
    env: [{ name: 'MLFLOW_TRACKING_URI', value: 'http://mlflow.ml:5000' }],
  },
});
export const selecting = { metadata: { labels: { mlflow: 'true' } } };
export const marked = (version: string) =>
  pod({
    metadata: {
      labels: { mlflow: 'true' },
      annotations: {
        'poddefault.admission.kubeflow.org/poddefault-mlflow': version,
      },
    },
  });
export const mlflow = (uri: string) =>
  notebook({
    spec: {
      template: {
        spec: {
          containers: [
            {
              name: 'lab',
              image:
                'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0',
              env: [{ name: 'MLFLOW_TRACKING_URI', value: uri }],
              volumeMounts: [{ name: 'home', mountPath: '/home/jovyan' }],
            },
          ],
        },
      },
    },
  });

export const stoppedAt = (time: string, manager?: string) =>
  notebook({
    metadata: {
      annotations: { 'kubeflow-resource-stopped': time },
      managedFields: manager && [
        {
          manager,
          fieldsV1: {
            'f:metadata': {
              'f:annotations': { 'f:kubeflow-resource-stopped': {} },
            },
          },
        },
      ],
    },
  });
export const active = (lastActivity: string, type = 'jupyter') =>
  notebook({
    metadata: {
      annotations: {
        'notebooks.kubeflow.org/last-activity': lastActivity,
        'notebooks.kubeflow.org/server-type': type,
        'notebooks.kubeflow.org/http-rewrite-uri':
          type === 'jupyter' ? '' : '/',
      },
    },
  });
