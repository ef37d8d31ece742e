import type { Diagnosed } from '../../diagnosis';
import { SCHEDULING_FIELD } from '../../kubernetes/pods/schedulingProblem';
import type { NotebookEvidence } from '../NotebookEvidence';
import { NotebookFacts } from '../NotebookFacts';
import { delayOf, describeClaims } from './claimDelays';
import { ARRIVAL_PATIENCE, claimsOf } from './claimsOf';
import { ofEvent } from './evidenceOf';
import { advice, change } from './remedies';

/** Making a volume takes seconds, in some clouds a minute. */
const PROVISION_PATIENCE = 30_000;
const PROVISION_LIMIT = 120_000;

/** A claim waits for its volume longer than it should. @internal */
export function claimPending(
  evidence: NotebookEvidence,
): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  if (!facts.wanted || facts.activePod?.node) {
    return undefined;
  }
  const pending = claimsOf(evidence).find(
    ({ claim }) => claim?.phase === 'Pending',
  )?.claim;
  if (!pending) {
    return withoutClaims(evidence);
  }
  const delay = delayOf(evidence, pending);
  const hasWaited = (milliseconds: number) =>
    facts.hasPassed(
      milliseconds,
      pending.createdAt ?? evidence.notebook.createdAt,
    );
  if (
    !delay ||
    !hasWaited(delay.patient ? PROVISION_PATIENCE : ARRIVAL_PATIENCE)
  ) {
    return undefined;
  }
  const { title, cause, event, remedies, patient } = delay;
  return {
    severity: patient && !hasWaited(PROVISION_LIMIT) ? 'warning' : 'error',
    title,
    cause,
    evidence: [
      event
        ? ofEvent(event)
        : {
            object: `PersistentVolumeClaim ${pending.name}`,
            field: 'status.phase',
            text: 'Pending',
          },
    ],
    since: pending.createdAt,
    remedies,
  };
}

/** What the scheduler says of claims that nobody could read. */
function withoutClaims(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const { scheduling } = facts;
  const cause = scheduling?.causes.find(
    ({ kind }) =>
      kind === 'claim-unbound' ||
      kind === 'claim-deleting' ||
      kind === 'binding-timeout' ||
      kind === 'no-volume',
  );
  if (!cause || !scheduling || scheduling.state !== 'failed') {
    return undefined;
  }
  const deleting = cause.kind === 'claim-deleting';
  return {
    title: deleting
      ? 'Its volume claim is being deleted'
      : 'Its volume claim has no volume',
    cause: deleting
      ? `The claim ${cause.subject} was removed and goes away once nobody uses it.`
      : `The scheduler says: ${cause.text}.`,
    evidence: [
      {
        object: facts.podObject,
        field: SCHEDULING_FIELD,
        text: scheduling.text,
      },
    ],
    since: scheduling.since,
    remedies: [
      describeClaims(evidence),
      deleting
        ? change(evidence.notebook, 'Choose another claim, or a new one.')
        : advice('Ask those who run the storage of the cluster.'),
    ],
  };
}
