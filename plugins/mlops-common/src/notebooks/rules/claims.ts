import type { Diagnosed, Rule } from '../../diagnosis';
import { SCHEDULING_FIELD } from '../../kubernetes/pods/schedulingProblem';
import type { NotebookEvidence } from '../NotebookEvidence';
import { NotebookFacts } from '../NotebookFacts';
import { claimPending } from './claimPending';
import { ARRIVAL_PATIENCE, claimsOf } from './claimsOf';
import { ofNotebook } from './evidenceOf';
import { POD_RULES_FOLLOW } from './follows';
import { advice, change, kubectl, podLines, yaml, yamlText } from './remedies';

/** The volume claims of the notebook: that they exist, and have a volume. */
export const claimRules: readonly Rule<NotebookEvidence>[] = [
  {
    id: 'notebook-claim-missing',
    severity: 'error',
    stage: 'scheduling',
    summary: 'A volume claim of the notebook does not exist',
    follows: POD_RULES_FOLLOW,
    diagnose: claimMissing,
  },
  {
    id: 'notebook-claim-lost',
    severity: 'error',
    stage: 'scheduling',
    summary: 'The volume behind a volume claim is gone',
    diagnose: claimLost,
  },
  {
    id: 'notebook-claim-pending',
    severity: 'error',
    stage: 'scheduling',
    summary: 'A volume claim of the notebook has no volume',
    follows: POD_RULES_FOLLOW,
    diagnose: claimPending,
  },
];

function claimMissing(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const { notebook, claims } = evidence;
  const { scheduling } = facts;
  const cause = scheduling?.causes.find(({ kind }) => kind === 'claim-missing');
  // A claim that is in use cannot go away, so a Pod that runs has it.
  const looked =
    claims !== undefined &&
    !notebook.deletedAt &&
    !facts.activePod?.node &&
    facts.isOlderThan(ARRIVAL_PATIENCE);
  const name =
    (scheduling?.state === 'failed' ? cause?.subject : undefined) ??
    (looked ? claimsOf(evidence).find(({ claim }) => !claim)?.name : undefined);
  if (!name) {
    return undefined;
  }
  const volume = notebook.volumes.find(({ claimName }) => claimName === name);
  return {
    // A stopped notebook does not miss it yet.
    severity: facts.wanted ? 'error' : 'warning',
    title: 'Its volume claim does not exist',
    cause: `The claim ${name}${
      volume?.home ? ', which is to keep its home directory,' : ''
    } is not in the namespace ${notebook.namespace}${storageQuota(evidence)}.`,
    evidence: [
      cause && scheduling
        ? {
            object: facts.podObject,
            field: SCHEDULING_FIELD,
            text: scheduling.text,
          }
        : ofNotebook(
            notebook,
            `spec.template.spec.volumes[${notebook.volumes.findIndex(
              one => one === volume,
            )}].persistentVolumeClaim.claimName`,
            name,
          ),
    ],
    since: scheduling?.since,
    remedies: [
      yaml('Add the claim beside the notebook; choose its size.', [
        'apiVersion: v1',
        'kind: PersistentVolumeClaim',
        'metadata:',
        `  name: ${yamlText(name)}`,
        `  namespace: ${yamlText(notebook.namespace)}`,
        'spec:',
        '  accessModes: [ReadWriteOnce]',
        '  resources:',
        '    requests:',
        '      storage: 10Gi',
      ]),
      change(notebook, 'Or choose a claim that exists.'),
      kubectl(notebook, 'See which claims there are.', [
        'get',
        'persistentvolumeclaims',
      ]),
    ],
  };
}

/** A quota refuses the claim itself, which leaves no trace but its absence. */
function storageQuota({ quotas }: NotebookEvidence): string {
  const full = quotas?.find(({ hard, used }) =>
    ['requests.storage', 'persistentvolumeclaims'].some(
      resource =>
        hard[resource] !== undefined && hard[resource] === used[resource],
    ),
  );
  return full ? `; the storage quota ${full.name} is used up` : '';
}

function claimLost(evidence: NotebookEvidence): Diagnosed | undefined {
  const { notebook } = evidence;
  const lost = claimsOf(evidence).find(({ claim }) => claim?.phase === 'Lost');
  if (!lost) {
    return undefined;
  }
  return {
    title: 'The volume behind its volume claim is gone',
    cause: `The claim ${lost.name} was bound to the volume ${
      lost.claim?.volume ?? ''
    }, which does not exist any more. Its data is lost unless there is a backup.`,
    evidence: [
      {
        object: `PersistentVolumeClaim ${lost.name}`,
        field: 'status.phase',
        text: 'Lost',
      },
    ],
    remedies: [
      advice('Ask those who run the storage for a backup.'),
      yaml(
        'Name another claim, or a new one.',
        podLines([
          'volumes:',
          `  - name: ${yamlText(
            notebook.volumes.find(({ claimName }) => claimName === lost.name)
              ?.name ?? 'home',
          )}`,
          '    persistentVolumeClaim:',
          `      claimName: ${yamlText(`${lost.name}-2`)}`,
        ]),
      ),
    ],
  };
}
