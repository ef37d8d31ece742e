import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { NotebookAction, NotebookName, OperateResult } from '../api';
import { useAnnounce } from '../components';
import { useEntityAction } from '../query';
import { mlopsTranslationRef } from '../translation';

/** Starts, stops or recreates a notebook and announces what came of it. */
export function useOperate({
  cluster,
  namespace,
  name,
  workload,
}: NotebookName) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const announce = useAnnounce();
  const mutation = useEntityAction<NotebookAction, OperateResult>(
    (api, entity, action, call) =>
      api.operateNotebook(
        entity,
        { cluster, namespace, name, workload },
        action,
        call,
      ),
  );
  return {
    isRunning: mutation.isPending,
    error: mutation.error ?? undefined,
    forget: mutation.reset,
    /** Rejects with what went wrong; the page shows what is true in either case. */
    run: async (action: NotebookAction) => {
      const { headline } = await mutation.mutateAsync(action);
      announce(t(`operate.done.${action}`, { name, headline }));
    },
  };
}
