import type { LogRequest, NotebookDetail } from '../../api';
import { oneOf, useUrlState } from '../../components';

/** Lines to choose from. */
export const tails = ['100', '500', '1000', '5000'] as const;

/** Seconds to choose from; '' for all. */
export const spans = ['', '300', '3600', '86400'] as const;

/** Which part of which log a user looks at; all of it is in the address. */
export function useLogChoice(notebook: NotebookDetail) {
  const [podName, setPod] = useUrlState('pod');
  const [containerName, setContainer] = useUrlState('container');
  const [tailText, setTail] = useUrlState('tail');
  const [sinceText, setSince] = useUrlState('since');
  const [previousText, setPrevious] = useUrlState('previous');

  const pod =
    notebook.pods.find(({ name }) => name === podName) ?? notebook.pods[0];
  const container =
    pod?.containers.find(({ name }) => name === containerName) ??
    mostTelling(pod?.containers ?? []);
  const tail = oneOf(tails, tailText) ?? '500';
  const since = oneOf(spans, sinceText) ?? '';
  const previous = previousText === 'true';

  const request: LogRequest = {
    pod: pod?.name,
    container: container?.name,
    tailLines: Number(tail),
    ...(since ? { sinceSeconds: Number(since) } : {}),
    ...(previous ? { previous } : {}),
  };
  return {
    pod,
    container,
    tail,
    since,
    previous,
    request,
    setPod,
    setContainer,
    setTail: (value: string) => setTail(value === '500' ? '' : value),
    setSince,
    setPrevious: (value: boolean) => setPrevious(value ? 'true' : ''),
  };
}

/** An init container that failed explains more than the notebook that waits for it. */
function mostTelling(containers: NotebookDetail['pods'][number]['containers']) {
  return (
    containers.find(
      ({ kind, ready, restarts, state }) =>
        kind === 'init' && !ready && (restarts > 0 || state === 'running'),
    ) ??
    containers.find(({ kind }) => kind === 'main') ??
    containers[0]
  );
}
