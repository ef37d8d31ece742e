import type { Remedy } from '../../diagnosis';
import { Quantity } from '../../kubernetes/Quantity';
import { gpuVendor } from '../../kubernetes/gpus';
import type { SchedulingCause } from '../../kubernetes/pods/schedulerMessage';
import type { Notebook } from '../Notebook';
import type { NotebookEvidence } from '../NotebookEvidence';
import {
  advice,
  change,
  clusterKubectl,
  containerLines,
  limitLines,
  podLines,
  removal,
  yaml,
  yamlText,
} from './remedies';
import type { Size } from './sizeAgainstNodes';

/** What to do about a Pod that no node takes. @internal */
export function remediesFor(
  evidence: NotebookEvidence,
  causes: readonly SchedulingCause[],
  decisive: SchedulingCause | undefined,
  size: Size | undefined,
): readonly Remedy[] {
  const { notebook } = evidence;
  const remedies: Remedy[] = [];
  const gpu = gpuVendor(decisive?.subject ?? '') !== undefined;
  const tolerate = causes.some(({ kind }) => kind === 'taint')
    ? toleration(evidence, gpu)
    : [];
  if (gpu && size?.never === undefined) {
    remedies.push(...tolerate);
  }
  if (decisive?.kind === 'resource') {
    remedies.push(lessOf(evidence, decisive.subject ?? '', size));
  } else if (decisive?.kind === 'node-selector') {
    remedies.push(
      Object.keys(notebook.scheduling.nodeSelector).length > 0
        ? removal(
            'No node has all of these labels; correct them, or do without.',
            podLines([
              'nodeSelector:',
              ...Object.entries(notebook.scheduling.nodeSelector).map(
                ([key, value]) => `  ${key}: ${yamlText(value)}`,
              ),
            ]),
          )
        : change(notebook, 'Remove its node affinity, or correct it.'),
      clusterKubectl('See which labels the nodes have.', [
        'get',
        'nodes',
        '--show-labels',
      ]),
    );
  } else if (decisive?.kind === 'affinity') {
    remedies.push(change(notebook, 'Relax its affinity or spread rules.'));
  }
  if (!gpu && decisive?.kind === 'taint') {
    remedies.push(...tolerate);
  }
  if (decisive?.kind === 'resource' && !size?.never) {
    remedies.push(
      gpu
        ? advice('Stop idle notebooks that hold GPUs.')
        : advice(
            'Wait, when the cluster adds nodes by itself, or stop notebooks that nobody uses.',
          ),
    );
  }
  remedies.push(
    clusterKubectl('See what the nodes have.', ['describe', 'nodes']),
  );
  return remedies;
}

function lessOf(
  { notebook, nodes }: NotebookEvidence,
  resource: string,
  size: Size | undefined,
): Remedy {
  const container = notebook.container ?? notebook.name;
  if (gpuVendor(resource)) {
    const other = nodes
      ?.flatMap(({ allocatable }) => Object.keys(allocatable))
      .find(name => gpuVendor(name));
    if (size?.never === 'unknown') {
      return change(
        notebook,
        'Choose a GPU that the cluster has, or none.',
        {},
        other ? limitLines(container, other, '1') : undefined,
      );
    }
    return size?.never && size.largest
      ? change(
          notebook,
          `Ask for at most ${size.largest} GPUs, or for another type. One finds a place soonest.`,
          {},
          limitLines(container, resource, '1', true),
        )
      : change(
          notebook,
          'Ask for fewer GPUs, or for another type.',
          {},
          limitLines(container, resource, '1'),
        );
  }
  // A node that is large enough may have no room left: what it asks for counts.
  const largest = size?.never ? size.largest : undefined;
  const amount = halfOf(largest ?? askedFor(notebook, resource), resource);
  const known = resource === 'cpu' || resource === 'memory';
  return change(
    notebook,
    largest
      ? `Ask for less than ${largest} of ${resource}.`
      : `Ask for less ${resource}.`,
    known ? { [resource]: amount } : {},
    containerLines(container, [
      'resources:',
      '  requests:',
      `    ${resource}: ${yamlText(amount)}`,
    ]),
  );
}

function askedFor(
  { resources }: Notebook,
  resource: string,
): string | undefined {
  return resource === 'cpu' || resource === 'memory'
    ? resources[resource].request
    : undefined;
}

/** Of an amount, or little where there is none. */
function halfOf(text: string | undefined, resource: string): string {
  const amount = text === undefined ? undefined : Quantity.parse(text);
  const half = (amount?.toNumber() ?? 0) / 2;
  if (resource === 'cpu') {
    return half > 0 ? `${Math.ceil(half * 1000)}m` : '500m';
  }
  return half > 0 ? `${Math.ceil(half / 2 ** 20)}Mi` : '1Gi';
}

/** Tolerations of the taints that stand in the way, as far as nodes tell. */
function toleration(
  { notebook, nodes }: NotebookEvidence,
  gpu: boolean,
): readonly Remedy[] {
  const tolerated = (key: string) =>
    notebook.scheduling.tolerations.some(
      one => one.key === undefined || one.key === key,
    );
  const taints = (nodes ?? [])
    .flatMap(node => node.taints)
    .filter(
      ({ key, effect }) =>
        effect !== 'PreferNoSchedule' &&
        !key.startsWith('node.kubernetes.io/') &&
        !key.startsWith('node-role.kubernetes.io/') &&
        !tolerated(key),
    );
  const taint = taints.find(({ key }) => gpu && gpuVendor(key)) ?? taints[0];
  if (!taint) {
    return nodes
      ? []
      : [
          change(
            notebook,
            gpu
              ? 'Add the toleration of the GPU nodes.'
              : 'Add the toleration of the nodes that it is to run on.',
          ),
        ];
  }
  return [
    yaml(`Tolerate the taint ${taint.key} of these nodes.`, [
      'spec:',
      '  template:',
      '    spec:',
      '      tolerations:',
      `        - key: ${yamlText(taint.key)}`,
      '          operator: Exists',
      `          effect: ${yamlText(taint.effect)}`,
    ]),
  ];
}
