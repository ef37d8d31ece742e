import {
  diagnoseNotebook,
  parseNotebook,
  parsePod,
  readEvents,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { KubernetesObject } from '@mlops-portal/sandbox';
import type { Bench } from '../Bench';
import { atMostTimes } from '../Figure';
import {
  notebook,
  notebookName,
  notebookPod,
  notebookStatus,
  podStatus,
} from '../kubernetes/benchmarkObjects';

const NOTEBOOKS = 5000;
const ROUNDS = 7;
const now = new Date('2026-03-02T09:00:00Z');

/** One notebook with what belongs to it, as an API server has it. */
interface Bundle {
  readonly notebook: unknown;
  readonly pods: readonly unknown[];
  readonly events: readonly unknown[];
}

/** Reading and judging notebooks beside reading the same bytes as JSON. */
export async function measureRules(bench: Bench): Promise<void> {
  bench.say(`Diagnosing ${NOTEBOOKS} notebooks`);
  const texts = Array.from({ length: NOTEBOOKS }, (_, index) =>
    JSON.stringify(bundle(index)),
  );
  const readings: number[] = [];
  const judgements: number[] = [];
  // Side by side, so that what else the machine does slows both.
  for (let round = 0; round < ROUNDS; round++) {
    const read = timed(() => texts.map(text => JSON.parse(text) as Bundle));
    const judged = timed(() => read.result.map(diagnose));
    const failed = judged.result.filter(phase => phase === 'failed').length;
    if (failed !== NOTEBOOKS / 4) {
      throw new Error(`${failed} of ${NOTEBOOKS} notebooks failed.`);
    }
    readings.push(read.ms);
    judgements.push(judged.ms);
  }
  bench.report(
    atMostTimes(
      {
        id: `notebooks.rules.${NOTEBOOKS}`,
        value: Math.min(...judgements),
        unit: 'ms',
      },
      { name: 'JSON.parse of the same bytes', value: Math.min(...readings) },
      3,
    ),
  );
}

function diagnose({ notebook: object, pods, events }: Bundle): string {
  const { status, broken } = diagnoseNotebook({
    notebook: parseNotebook(object),
    pods: pods.map(parsePod),
    events: readEvents(events),
    now,
  });
  if (broken.length > 0) {
    throw broken[0].error;
  }
  return status.phase;
}

/** One in four has no Pod, because its quota is used up. */
function bundle(index: number): Bundle {
  const name = notebookName(index);
  const own = notebook('bench', name);
  const failed = index % 4 === 0;
  const status = failed ? { readyReplicas: 0 } : notebookStatus;
  const pod = stored(notebookPod('bench', name), podStatus(name));
  return {
    notebook: stored(own, status),
    pods: failed ? [] : [pod],
    events: failed ? refusedEvents(name) : startedEvents(name),
  };
}

/** With what an API server adds: whoever reads objects reads that, too. */
function stored(object: KubernetesObject, status: unknown) {
  const owns = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value).map(([key, inner]) => [
            `f:${key}`,
            owns(inner),
          ]),
        )
      : {};
  const managed = (manager: string, fields: object) => ({
    manager,
    operation: 'Update',
    apiVersion: object.apiVersion,
    time: '2026-03-02T08:00:00Z',
    fieldsType: 'FieldsV1',
    fieldsV1: owns(fields),
  });
  const { labels, annotations } = object.metadata ?? {};
  return {
    ...object,
    metadata: {
      ...object.metadata,
      uid: '0ea58531-50c2-4fec-b95b-5bda8750557f',
      resourceVersion: '3036',
      generation: 1,
      creationTimestamp: '2026-03-02T08:00:00Z',
      managedFields: [
        managed('argocd-controller', {
          metadata: { labels, annotations },
          spec: object.spec,
        }),
        managed('manager', { status }),
      ],
    },
    status,
  };
}

/** The StatefulSet tries again and again, and the controller repeats it on the notebook. */
function refusedEvents(name: string) {
  const message = `Create Pod ${name}-0 in StatefulSet ${name} failed error: pods "${name}-0" is forbidden: exceeded quota: kf-resource-quota, requested: requests.cpu=500m, used: requests.cpu=10, limited: requests.cpu=10`;
  return [
    event('StatefulSet', name, 'FailedCreate', message),
    event(
      'Notebook',
      name,
      'FailedCreate',
      `Reissued from statefulset/${name}: ${message}`,
    ),
  ];
}

function startedEvents(name: string) {
  return [
    ['Scheduled', `Successfully assigned bench/${name}-0 to node-1`],
    ['Pulled', 'Container image already present on machine'],
    ['Created', `Created container ${name}`],
    ['Started', `Started container ${name}`],
  ].flatMap(([reason, message]) => [
    event('Pod', `${name}-0`, reason, message),
    event('Notebook', name, reason, `Reissued from pod/${name}-0: ${message}`),
  ]);
}

function event(kind: string, name: string, reason: string, message: string) {
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: `${name}.${reason}`.toLowerCase(),
      namespace: 'bench',
      creationTimestamp: '2026-03-02T08:00:00Z',
    },
    involvedObject: { kind, name, namespace: 'bench' },
    reason,
    message,
    type: reason === 'FailedCreate' ? 'Warning' : 'Normal',
    count: 3,
    firstTimestamp: '2026-03-02T08:00:00Z',
    lastTimestamp: '2026-03-02T08:30:00Z',
    source: { component: 'bench' },
  };
}

function timed<T>(work: () => T): { readonly result: T; readonly ms: number } {
  const started = performance.now();
  const result = work();
  return { result, ms: performance.now() - started };
}
