import type { KubernetesObject } from '../kubernetes';
import type { GatewayPage } from './notebookPage';
import { page } from './page';

interface Workspace extends KubernetesObject {
  spec?: { kind?: string; paused?: boolean };
  status?: { state?: string };
}

interface WorkspacePlace {
  readonly name: string;
  readonly namespace: string;
  readonly port: string;
}

/** What stands behind `/workspace/connect/<namespace>/<name>/<port>/`. */
export function workspacePage(
  { name, namespace, port }: WorkspacePlace,
  object: KubernetesObject | undefined,
): GatewayPage {
  if (!object) {
    return {
      status: 404,
      html: page({
        title: 'No such workspace',
        text: `There is no workspace ${name} in namespace ${namespace}.`,
      }),
    };
  }
  const { spec, status } = object as Workspace;
  const facts = [
    ['Workspace', name],
    ['Namespace', namespace],
    ['Kind', spec?.kind ?? ''],
    ['Port', port],
  ] as const;
  if (status?.state !== 'Running') {
    return {
      status: 503,
      html: page({
        title: `${name} is not running`,
        text: spec?.paused
          ? 'The workspace is paused. Start it and open this address again.'
          : 'The workspace is not ready yet. Open this address again in a moment.',
        facts,
      }),
    };
  }
  return {
    status: 200,
    html: page({
      title: name,
      text: 'This is where the workspace answers. The local platform runs no real one, it only shows that the way to it is open.',
      facts,
    }),
  };
}
