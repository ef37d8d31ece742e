import { LifecycleStage } from '../store/types';

/** Whether something is in the view; the default is what is not deleted. */
export function hasLifecycle(
  stage: LifecycleStage,
  viewType: string | undefined,
): boolean {
  if (viewType === 'ALL') {
    return true;
  }
  return stage === (viewType === 'DELETED_ONLY' ? 'deleted' : 'active');
}
