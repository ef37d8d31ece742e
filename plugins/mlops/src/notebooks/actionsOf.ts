import type { Notebook, NotebookAction } from '../api';

/** What can be done with a notebook in its phase. Workspaces are not recreated: their controller does that itself. */
export function actionsOf({
  phase,
  workload,
}: Pick<Notebook, 'phase' | 'workload'>): readonly NotebookAction[] {
  switch (phase) {
    case 'stopped':
      return ['start'];
    case 'terminating':
      return [];
    case 'stopping':
      return ['start'];
    default:
      return workload === 'Workspace' ? ['stop'] : ['stop', 'recreate'];
  }
}
