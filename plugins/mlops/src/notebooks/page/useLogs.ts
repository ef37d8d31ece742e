import { useRef } from 'react';
import type { LogRequest, Logs, NotebookName } from '../../api';
import { useEntityQuery } from '../../query';

/** Most lines that are kept of a log that is followed. */
const mostLines = 5_000;

/**
 * The end of a container's log. While it is followed, only what is new is
 * asked for every few seconds and put at the end.
 */
export function useLogs(options: {
  notebook: NotebookName;
  request: LogRequest;
  follows: boolean;
  enabled: boolean;
}) {
  const { notebook, request, follows, enabled } = options;
  const { cluster, namespace, name, workload } = notebook;
  const key = [workload, cluster, namespace, name, request];
  const known = useRef<{ key: string; logs: Logs }>();
  const keyText = JSON.stringify(key);
  return useEntityQuery<Logs>({
    key: ['notebook-logs', ...key],
    read: async (api, entity, call) => {
      const before =
        follows && known.current?.key === keyText
          ? known.current.logs
          : undefined;
      const logs = before?.lastTime
        ? append(
            before,
            await api.getNotebookLogs(
              entity,
              notebook,
              {
                pod: request.pod,
                container: request.container,
                tailLines: mostLines,
                sinceTime: before.lastTime,
              },
              call,
            ),
          )
        : await api.getNotebookLogs(entity, notebook, request, call);
      known.current = { key: keyText, logs };
      return logs;
    },
    polls: follows,
    isProgressing: () => follows,
    enabled,
  });
}

/** A log with what was written since. */
export function append(before: Logs, more: Logs): Logs {
  if (!more.lines) {
    return before;
  }
  const lines = [...linesOf(before), ...linesOf(more)];
  return {
    ...before,
    lines: lines.slice(-mostLines).join('\n'),
    truncated: before.truncated || lines.length > mostLines,
    lastTime: more.lastTime ?? before.lastTime,
  };
}

function linesOf({ lines }: Logs): readonly string[] {
  return lines ? lines.replace(/\n$/, '').split('\n') : [];
}
