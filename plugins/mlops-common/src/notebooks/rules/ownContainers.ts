import type { Remedy } from '../../diagnosis';
import type { FoundContainerProblem } from '../../kubernetes/pods/containerProblems';
import type { NotebookFacts } from '../NotebookFacts';
import { kubectl } from './remedies';
import { isSidecar } from './sidecars';

/** The first problem of this kind among the notebook's own containers. @internal */
export function findProblem<K extends FoundContainerProblem['problem']['kind']>(
  facts: NotebookFacts,
  kind: K,
  init = false,
) {
  for (const found of facts.containerProblems) {
    const { problem, container } = found;
    if (
      problem.kind === kind &&
      found.init === init &&
      !isSidecar(container.name)
    ) {
      return {
        container,
        problem: problem as Extract<typeof problem, { kind: K }>,
        said: {
          evidence: [
            {
              object: facts.podObject,
              field: problem.field,
              text: problem.text,
            },
          ],
          since: problem.since ?? facts.activePod?.createdAt,
        },
      };
    }
  }
  return undefined;
}

/** "The server", or which of several containers. @internal */
export function subject(facts: NotebookFacts, container: string): string {
  const own = facts.activePod?.containers.filter(
    ({ name }) => !isSidecar(name),
  );
  return own && own.length > 1 ? `The container ${container}` : 'The server';
}

/** Shows what a container wrote, or the one before it. @internal */
export function logs(
  facts: NotebookFacts,
  container: string,
  previous = true,
): Remedy {
  return kubectl(facts.notebook, 'Read what it said before it ended.', [
    'logs',
    facts.podName,
    '-c',
    container,
    ...(previous ? ['--previous'] : []),
  ]);
}
