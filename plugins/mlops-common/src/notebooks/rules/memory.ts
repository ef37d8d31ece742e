import type { Diagnosed } from '../../diagnosis';
import { Quantity } from '../../kubernetes/Quantity';
import { terminationText } from '../../kubernetes/pods/containerProblem';
import type { NotebookEvidence } from '../NotebookEvidence';
import { NotebookFacts } from '../NotebookFacts';
import { findProblem, subject } from './ownContainers';
import { advice, change, limitLines } from './remedies';

/** After a day a restart is of no interest any more. */
const RECENT = 86_400_000;

/** It was killed for the memory that it took, now or lately. @internal */
export function outOfMemory(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const found = findProblem(facts, 'memory');
  if (found) {
    const { container, said } = found;
    return {
      ...said,
      ...memorySaid(evidence, container.name, container.memoryLimit),
      title: 'It used more memory than its limit',
    };
  }
  for (const container of facts.activePod?.containers ?? []) {
    const { lastTermination, name, memoryLimit } = container;
    if (
      lastTermination?.reason === 'OOMKilled' &&
      container.running &&
      !facts.hasPassed(RECENT, lastTermination.finishedAt)
    ) {
      return {
        ...memorySaid(evidence, name, memoryLimit),
        severity: 'warning',
        title: 'It was restarted because it ran out of memory',
        evidence: [
          {
            object: facts.podObject,
            field: `status.containerStatuses[${name}].lastState.terminated`,
            text: terminationText(lastTermination),
          },
        ],
        since: lastTermination.finishedAt,
      };
    }
  }
  return undefined;
}

function memorySaid(
  evidence: NotebookEvidence,
  container: string,
  memoryLimit: string | undefined,
): Pick<Diagnosed, 'cause' | 'remedies'> {
  const facts = NotebookFacts.of(evidence);
  const limit =
    memoryLimit === undefined ? undefined : Quantity.parse(memoryLimit);
  const shm = evidence.notebook.volumes.some(
    ({ medium }) => medium === 'Memory',
  );
  const more = limit?.plus(limit);
  return {
    cause: [
      `${subject(facts, container)} was killed because it used more than ${
        limit ? `its limit of ${limit.toDisplay('bytes')}` : 'there is'
      }. Running kernels and unsaved work are gone.`,
      shm ? 'Shared memory (/dev/shm) counts, too.' : undefined,
    ]
      .filter(Boolean)
      .join(' '),
    remedies: [
      change(
        evidence.notebook,
        'Raise the memory limit.',
        more ? { memoryLimit: roundedUp(more) } : {},
        limitLines(container, 'memory', more ? roundedUp(more) : '4Gi'),
      ),
      advice(
        'Or load less at once: read data in chunks, delete large objects, use fewer workers.',
      ),
    ],
  };
}

/** In units that people write. */
function roundedUp(quantity: Quantity): string {
  const mebibytes = Math.ceil(quantity.toNumber() / 2 ** 20);
  return mebibytes < 1024
    ? `${mebibytes}Mi`
    : `${Math.ceil(mebibytes / 1024)}Gi`;
}
