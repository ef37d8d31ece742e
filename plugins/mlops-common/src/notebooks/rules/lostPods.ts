import type { Diagnosed } from '../../diagnosis';
import { isNodeLost } from '../../kubernetes/pods/podReadiness';
import type { NotebookEvidence } from '../NotebookEvidence';
import { NotebookFacts } from '../NotebookFacts';
import { ofEvent } from './evidenceOf';
import {
  advice,
  change,
  clusterKubectl,
  kubectl,
  limitLines,
} from './remedies';

/** A node is asked to end a Pod; only a dead one never does. */
const END_PATIENCE = 60_000;

/** Its node does not answer. @internal */
export function nodeLost(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const { pod, pods, notebook } = facts;
  if (!pods || !pod || notebook.deletedAt) {
    return undefined;
  }
  const taken = pod.conditions.find(
    ({ type, reason }) =>
      type === 'DisruptionTarget' && reason === 'DeletionByTaintManager',
  );
  const hanging =
    taken !== undefined &&
    pod.deletedAt !== undefined &&
    facts.hasPassed(END_PATIENCE, pod.deletedAt);
  if (!hanging && !isNodeLost(pod)) {
    return undefined;
  }
  const event = facts.podEvents.find(({ reason }) => reason === 'NodeNotReady');
  const ready = pod.conditions.find(({ type }) => type === 'Ready');
  return {
    title: 'The node that it runs on does not answer',
    cause: `The node ${pod.node ?? ''} was lost. ${
      hanging
        ? 'Kubernetes has ended the Pod, and starts a new one only when the node says that the old one is gone.'
        : 'Kubernetes waits five minutes for it before it ends the Pod.'
    }`,
    evidence: [
      event
        ? ofEvent(event)
        : {
            object: facts.podObject,
            field: `status.conditions[${taken?.type ?? 'Ready'}].${
              taken ? 'message' : 'status'
            }`,
            text: taken?.message ?? taken?.reason ?? ready?.status ?? 'False',
          },
    ],
    since: taken?.since ?? ready?.since,
    remedies: [
      advice(
        'Wait some minutes: the node may come back, and with it the notebook as it was.',
      ),
      kubectl(
        notebook,
        'When the node is gone for good, remove the Pod by force. Never do so while the node may still run it: both would write to the volume.',
        ['delete', 'pod', pod.name, '--force', '--grace-period=0'],
      ),
      clusterKubectl('See how the nodes are.', ['get', 'nodes']),
    ],
  };
}

/** Its node ran out of something. @internal */
export function evicted(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const { pod, notebook } = facts;
  if (!facts.wanted) {
    return undefined;
  }
  const gone = pod?.phase === 'Failed' && pod.reason === 'Evicted';
  const event = facts.events.find(
    ({ reason, kind, name }) =>
      reason === 'Evicted' && kind === 'Pod' && name === facts.podName,
  );
  if (!gone && !event) {
    return undefined;
  }
  const message = pod && gone ? pod.message : event?.message;
  const disk = /ephemeral-storage|disk/i.test(message ?? '');
  return {
    // The controller makes a new Pod within a second, which then runs.
    severity: gone ? 'error' : 'warning',
    title: gone
      ? 'It was evicted from its node'
      : 'It was evicted from its node and started anew',
    cause: `The node ran out of ${
      disk ? 'disk' : 'resources'
    } and ended the notebook; running kernels and what was not on a volume are gone.`,
    evidence: [
      pod && gone
        ? {
            object: facts.podObject,
            field: 'status.message',
            text: message ?? 'Evicted',
          }
        : ofEvent(event!),
    ],
    since: event?.lastAt,
    remedies: [
      advice(
        disk
          ? 'Keep large files and package caches on the home volume, not on /tmp.'
          : 'Ask for as much memory as it really uses: what uses more than its request is evicted first.',
      ),
      change(
        notebook,
        disk
          ? 'Raise the limit of the disk beside its volumes.'
          : 'Raise the memory request.',
        {},
        limitLines(
          notebook.container ?? notebook.name,
          disk ? 'ephemeral-storage' : 'memory',
          disk ? '10Gi' : notebook.resources.memory.limit ?? '4Gi',
          true,
        ),
      ),
      ...(gone
        ? [
            kubectl(notebook, 'Delete the Pod that ended.', [
              'delete',
              'pod',
              facts.podName,
            ]),
          ]
        : []),
    ],
  };
}
