import type { Notebook } from '@mlops-portal/backstage-plugin-mlops-common';
import type { NotebooksConfig } from '@mlops-portal/backstage-plugin-mlops-node';
import type { EntityContext } from '../../entity';
import type { Schemas } from '../../openapi';

/** Why nobody can start and stop anything here. @internal */
export const SWITCHED_OFF =
  'Starting and stopping is switched off here: mlops.notebooks.operate is not true.';

/** Whether the viewer can start, stop and recreate notebooks of the entity, or one of them. @internal */
export async function operateOf(
  context: EntityContext,
  { operate }: NotebooksConfig,
  notebook?: Notebook,
): Promise<Schemas['Operate']> {
  const note = notebook && gitNote(notebook);
  if (!operate) {
    return { enabled: false, allowed: false, reason: SWITCHED_OFF, note };
  }
  const missing = await context.missing('notebook-operate');
  return missing
    ? {
        enabled: true,
        allowed: false,
        reason: `You lack the permission ${missing} for ${context.entityRef}.`,
        note,
      }
    : { enabled: true, allowed: true, note };
}

const TOOLS = { 'argo-cd': 'Argo CD', flux: 'Flux', helm: 'Helm' } as const;

/** What Git has to do with the stop annotation. */
function gitNote({ provenance, stopped }: Notebook): string | undefined {
  if (!provenance) {
    return undefined;
  }
  const tool = TOOLS[provenance.tool];
  if (stopped?.by === tool) {
    return `Git says that it is stopped, and ${tool} (${provenance.name}) stops it again after a start here. Remove the annotation kubeflow-resource-stopped in Git.`;
  }
  return `${tool} (${provenance.name}) keeps it as Git says. Git does not say whether it is stopped, so a start or stop here stays.`;
}
