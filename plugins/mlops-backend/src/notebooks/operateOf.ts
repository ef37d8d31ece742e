import type { NotebooksConfig } from '@mlops-portal/backstage-plugin-mlops-node';
import type { EntityContext } from '../entity';
import type { Schemas } from '../openapi';

/** @internal */
export const OPERATE_KEY = 'mlops.notebooks.operate';

/** Whether the viewer can start, stop and recreate notebooks of the entity. @internal */
export async function operateOf(
  context: EntityContext,
  { operate }: NotebooksConfig,
): Promise<Schemas['Operate']> {
  if (!operate) {
    return {
      enabled: false,
      allowed: false,
      reason: `Starting and stopping is switched off here: ${OPERATE_KEY} is not true.`,
    };
  }
  const missing = await context.missing('notebook-operate');
  return missing
    ? {
        enabled: true,
        allowed: false,
        reason: `You lack the permission ${missing} for ${context.entityRef}.`,
      }
    : { enabled: true, allowed: true };
}
