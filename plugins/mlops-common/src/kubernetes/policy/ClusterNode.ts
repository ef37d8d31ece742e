import { readConditions } from '../conditions';
import { ObjectReader } from '../ObjectReader';
import { readQuantities } from './readQuantities';

/**
 * A machine of the cluster, as far as it decides where Pods go.
 *
 * @public
 */
export interface ClusterNode {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly NodeTaint[];
  /** What Pods may use of it together, as quantities. */
  readonly allocatable: Readonly<Record<string, string>>;
  /** Closed for new Pods. */
  readonly cordoned: boolean;
  readonly ready: boolean;
}

/** @public */
export interface NodeTaint {
  readonly key: string;
  readonly value?: string;
  /** NoSchedule, PreferNoSchedule, NoExecute. */
  readonly effect: string;
}

/**
 * Reads any object as a Node; what cannot be read is absent.
 *
 * @public
 */
export function parseNode(object: unknown): ClusterNode {
  const reader = ObjectReader.of(object);
  const metadata = reader.at('metadata');
  return {
    name: metadata.at('name').text() ?? '',
    labels: metadata.at('labels').stringMap(),
    taints: reader
      .at('spec', 'taints')
      .list()
      .flatMap(taint => readTaint(taint) ?? []),
    allocatable: readQuantities(reader.at('status', 'allocatable')),
    cordoned: reader.at('spec', 'unschedulable').boolean() ?? false,
    ready: readConditions(reader.at('status', 'conditions')).some(
      ({ type, status }) => type === 'Ready' && status === 'True',
    ),
  };
}

function readTaint(taint: ObjectReader): NodeTaint | undefined {
  const key = taint.at('key').text();
  const effect = taint.at('effect').text();
  return key === undefined || effect === undefined
    ? undefined
    : { key, value: taint.at('value').text(), effect };
}
