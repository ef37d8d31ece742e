import {
  type Notebook,
  type Pod,
  notebookPath,
  workspacePath,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { Schemas } from '../../openapi';

const PORT = 8888;

/** The steps that people otherwise look up in handbooks, ready for a terminal. @internal */
export function commandsOf(
  notebook: Notebook,
  pods: readonly Pod[],
  isWorkspace = false,
): Schemas['NotebookDetail']['commands'] {
  const { namespace, name, containers, stopped } = notebook;
  const container = notebook.container ?? name;
  const pod = pods[0]?.name ?? `${name}-0`;
  const first = containers.find(one => one.name === container)?.ports[0];
  const port = first?.port ?? PORT;
  const path = isWorkspace
    ? workspacePath(namespace, name, first?.name ?? '')
    : notebookPath(namespace, name);
  const kubectl = (command: string) => `kubectl -n ${namespace} ${command}`;
  return [
    {
      title: 'Follow the logs',
      command: kubectl(`logs ${pod} -c ${container} --tail=200 -f`),
    },
    {
      title: 'Open a shell in the server',
      command: kubectl(`exec -it ${pod} -c ${container} -- bash`),
    },
    {
      title: `Reach the server at http://localhost:${port}${path}`,
      command: kubectl(`port-forward pod/${pod} ${port}:${port}`),
    },
    {
      title: 'Ask MLflow for its health from within',
      command: kubectl(
        `exec ${pod} -c ${container} -- sh -c 'curl -sS -m 10 "$MLFLOW_TRACKING_URI/health"'`,
      ),
    },
    {
      title: 'See what happened to the Pod',
      command: kubectl(`describe pod ${pod}`),
    },
    {
      title: stopped ? 'Start it' : 'Stop it',
      command: kubectl(
        isWorkspace
          ? `patch workspace ${name} --type=merge -p '{"spec":{"paused":${!stopped}}}'`
          : annotate(name, stopped !== undefined),
      ),
    },
  ];
}

function annotate(name: string, isStopped: boolean): string {
  return isStopped
    ? `annotate notebook ${name} kubeflow-resource-stopped-`
    : `annotate notebook ${name} kubeflow-resource-stopped="$(date -u +%Y-%m-%dT%H:%M:%SZ)"`;
}
