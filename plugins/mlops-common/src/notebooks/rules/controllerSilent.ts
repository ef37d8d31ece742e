import type { Diagnosed } from '../../diagnosis';
import type { NotebookEvidence } from '../NotebookEvidence';
import { CREATION_PATIENCE, NotebookFacts } from '../NotebookFacts';
import { ofNotebook } from './evidenceOf';
import { change, clusterKubectl, kubectl } from './remedies';

/** Stopping takes seconds. */
const STOP_PATIENCE = 60_000;

/** The controller has made nothing of the notebook. @internal */
export function nothingCreated(
  evidence: NotebookEvidence,
): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const { notebook, statefulSet, othersReconciled } = evidence;
  const nothing =
    statefulSet === null ||
    (statefulSet === undefined &&
      notebook.reported.readyReplicas === undefined &&
      !facts.events.some(({ kind }) => kind === 'StatefulSet'));
  if (
    !facts.wanted ||
    !facts.pods ||
    facts.pod ||
    facts.refused ||
    !nothing ||
    !facts.isOlderThan(CREATION_PATIENCE)
  ) {
    return undefined;
  }
  const alone = othersReconciled === true;
  const causes = {
    true: 'The controller takes care of other notebooks, so the cluster has refused what it made of this one. Only the log of the controller says why.',
    false:
      'The notebook controller makes a StatefulSet of every notebook within seconds, and it has made none of any.',
    undefined:
      'The notebook controller makes a StatefulSet of every notebook within seconds. It does not run, or the cluster refused what it made.',
  };
  return {
    title:
      othersReconciled === false
        ? 'The notebook controller does not run'
        : 'Nothing was created for it',
    cause: causes[`${othersReconciled}`],
    evidence: [
      ofNotebook(
        notebook,
        'status',
        notebook.reported.readyReplicas === undefined
          ? 'empty, and no StatefulSet'
          : 'out of date, and no StatefulSet',
      ),
    ],
    since: notebook.createdAt,
    remedies: [
      clusterKubectl(
        alone
          ? 'Administrators find the reason in the log of the controller.'
          : 'Administrators see whether the controller runs, and read its log.',
        [
          '-n',
          'kubeflow',
          'logs',
          'deployment/notebook-controller-deployment',
          '--since=1h',
        ],
      ),
      ...(alone
        ? [change(notebook, 'Change what the log complains about.')]
        : []),
    ],
  };
}

/** The controller has not stopped the notebook. @internal */
export function stopIgnored(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const { notebook, pods } = facts;
  const { stopped } = notebook;
  if (
    !stopped?.at ||
    notebook.deletedAt ||
    !facts.hasPassed(STOP_PATIENCE, stopped.at) ||
    !pods?.some(isAlive) ||
    pods.some(({ deletedAt }) => deletedAt)
  ) {
    return undefined;
  }
  return {
    title: 'It was asked to stop and still runs',
    cause:
      'The notebook controller stops a notebook within seconds of being asked. It does not run, or cannot change the StatefulSet.',
    evidence: [
      ofNotebook(
        notebook,
        'metadata.annotations[kubeflow-resource-stopped]',
        notebook.annotations['kubeflow-resource-stopped'],
      ),
      {
        object: facts.podObject,
        field: 'status.phase',
        text: facts.pod?.phase ?? '',
      },
    ],
    since: stopped.at,
    remedies: [
      clusterKubectl(
        'Administrators see whether the controller runs, and read its log.',
        [
          '-n',
          'kubeflow',
          'logs',
          'deployment/notebook-controller-deployment',
          '--since=1h',
        ],
      ),
      kubectl(notebook, 'Until then scale it down by hand.', [
        'scale',
        'statefulset',
        notebook.name,
        '--replicas=0',
      ]),
    ],
  };
}

function isAlive({ phase }: { readonly phase?: string }): boolean {
  return phase !== 'Succeeded' && phase !== 'Failed';
}
