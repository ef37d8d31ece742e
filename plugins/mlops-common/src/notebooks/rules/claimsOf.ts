import type { NotebookEvidence } from '../NotebookEvidence';

/** What is applied together arrives one after the other. @internal */
export const ARRIVAL_PATIENCE = 15_000;

/** The claims that a notebook names, each with what was found under its name. @internal */
export function claimsOf({ notebook, claims }: NotebookEvidence) {
  const names = [
    ...new Set(notebook.volumes.flatMap(({ claimName }) => claimName ?? [])),
  ];
  return names.map(name => ({
    name,
    claim: claims?.find(
      one =>
        one.name === name &&
        (!one.namespace || one.namespace === notebook.namespace),
    ),
  }));
}
