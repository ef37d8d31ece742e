import { Quantity } from '../../kubernetes/Quantity';
import type { SchedulingCause } from '../../kubernetes/pods/schedulerMessage';
import type { ClusterNode } from '../../kubernetes/policy';
import type { NotebookEvidence } from '../NotebookEvidence';

/** How the request compares with the largest node, where nodes can be read. @internal */
export interface Size {
  /** No node has the resource at all, or none so much of it. */
  readonly never: 'unknown' | 'too-large' | undefined;
  readonly largest?: string;
  readonly sentence?: string;
}

/** @internal */
export function sizeAgainstNodes(
  { notebook, nodes }: NotebookEvidence,
  cause: SchedulingCause | undefined,
): Size | undefined {
  const { kind, subject } = cause ?? {};
  if (!nodes || nodes.length === 0 || kind !== 'resource' || !subject) {
    return undefined;
  }
  const largest = largestOf(nodes, subject);
  if (!largest?.isPositive) {
    return {
      never: 'unknown',
      sentence: `No node has ${subject} at all: waiting does not help.`,
    };
  }
  const asked = Quantity.parse(
    subject === 'cpu' || subject === 'memory'
      ? notebook.resources[subject].request ?? '0'
      : `${
          notebook.resources.gpus.find(({ resource }) => resource === subject)
            ?.count ?? 0
        }`,
  );
  const text = display(subject, largest);
  return asked && asked.compare(largest) > 0
    ? {
        never: 'too-large',
        largest: largest.toString(),
        sentence: `It asks for ${display(
          subject,
          asked,
        )}, and the largest node has ${text}: waiting does not help.`,
      }
    : {
        never: undefined,
        largest: largest.toString(),
        sentence: `The largest node has ${text}, which others use at the moment.`,
      };
}

function display(resource: string, quantity: Quantity): string {
  return resource === 'memory'
    ? quantity.toDisplay('bytes')
    : `${quantity.toDisplay('number')} ${
        resource === 'cpu' ? 'CPUs' : resource
      }`;
}

function largestOf(
  nodes: readonly ClusterNode[],
  resource: string,
): Quantity | undefined {
  let largest: Quantity | undefined;
  for (const { allocatable } of nodes) {
    const own = Object.hasOwn(allocatable, resource)
      ? Quantity.parse(allocatable[resource])
      : undefined;
    if (own && (!largest || own.compare(largest) > 0)) {
      largest = own;
    }
  }
  return largest;
}
