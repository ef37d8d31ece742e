import type { NotebookEvidence } from './NotebookEvidence';
import { NotebookFacts } from './NotebookFacts';
import { isSidecar } from './rules/sidecars';

/** The log of one container. @public */
export interface WantedLog {
  readonly pod: string;
  readonly container: string;
  /** Of the run before the present one. */
  readonly previous: boolean;
  /** How often the container was restarted: with it the log changes. */
  readonly restarts: number;
}

/**
 * Which log says more about a notebook: that of a server that crashed, or that
 * of a Jupyter server that runs, which tells what it refuses. Undefined when
 * none does.
 *
 * @public
 */
export function wantedLog(evidence: NotebookEvidence): WantedLog | undefined {
  const facts = NotebookFacts.of(evidence);
  const { activePod, notebook } = facts;
  if (!activePod || !facts.pods) {
    return undefined;
  }
  const crashed = facts.containerProblems.find(
    ({ problem, container }) =>
      (problem.kind === 'ended' || problem.kind === 'command') &&
      !isSidecar(container.name),
  )?.container;
  const serving =
    facts.ready && notebook.type === 'jupyter'
      ? activePod.containers.find(({ name }) => name === notebook.container)
      : undefined;
  const container = crashed ?? serving;
  return (
    container && {
      pod: activePod.name,
      container: container.name,
      previous: crashed !== undefined && !crashed.terminated,
      restarts: container.restarts,
    }
  );
}
