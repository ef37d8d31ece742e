import { readEvents } from '../../kubernetes/events';
import { parsePod } from '../../kubernetes/pods';
import * as policy from '../../kubernetes/policy';
import {
  parsePersistentVolumeClaim,
  parseStatefulSet,
} from '../../kubernetes/workloads';
import { parseNotebook } from '../Notebook';
import type { NotebookEvidence } from '../NotebookEvidence';
import { parsePodDefault } from '../podDefaults';

/** Objects as an API server has them; what is absent was not read. */
export interface RecordedObjects {
  readonly notebook?: unknown;
  readonly notebooks?: readonly unknown[];
  readonly statefulSet?: unknown;
  readonly statefulSets?: readonly unknown[];
  readonly pods?: readonly unknown[];
  readonly pvcs?: readonly unknown[];
  readonly events?: readonly unknown[];
  readonly namespace?: unknown;
  readonly resourceQuotas?: readonly unknown[];
  readonly limitRanges?: readonly unknown[];
  readonly serviceAccounts?: readonly unknown[];
  readonly services?: readonly unknown[];
  readonly podDefaults?: readonly unknown[];
  readonly nodes?: readonly unknown[];
}

interface Named {
  readonly metadata?: {
    readonly name?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
}

/** What a server that may read everything knows of one of the notebooks. */
export function evidenceOfObjects(
  objects: RecordedObjects,
  notebook: unknown,
  now: Date,
): NotebookEvidence {
  const name = (notebook as Named).metadata?.name;
  const sets = objects.statefulSets ?? [objects.statefulSet];
  const own = sets.find(set => (set as Named)?.metadata?.name === name);
  const service = objects.services?.find(
    one => (one as Named).metadata?.name === name,
  );
  const pods = (objects.pods ?? []).map(parsePod);
  return {
    notebook: parseNotebook(notebook),
    statefulSet: own ? parseStatefulSet(own) : null,
    pods,
    namespacePods: pods,
    claims: (objects.pvcs ?? []).map(parsePersistentVolumeClaim),
    events: readEvents(objects.events ?? []),
    namespace: {
      labels: (objects.namespace as Named)?.metadata?.labels ?? {},
    },
    quotas: (objects.resourceQuotas ?? []).map(policy.parseResourceQuota),
    limitRanges: (objects.limitRanges ?? []).map(policy.parseLimitRange),
    serviceAccounts: (objects.serviceAccounts ?? []).map(
      policy.parseServiceAccount,
    ),
    service: service ? policy.parseService(service) : null,
    podDefaults: (objects.podDefaults ?? []).map(parsePodDefault),
    nodes: objects.nodes?.map(policy.parseNode),
    now,
  };
}
