import { KubernetesObject } from '../kubernetes';
import { baseUrlOf, Container, isServed } from '../cluster';
import { page } from './page';

interface Notebook extends KubernetesObject {
  spec?: {
    template?: { spec?: { containers?: Container[] } };
  };
  status?: { readyReplicas?: number };
}

export interface GatewayPage {
  readonly status: number;
  readonly html: string;
}

/** What stands behind `/notebook/<namespace>/<name>/`. */
export function notebookPage(
  { name, namespace }: { name: string; namespace: string },
  object: KubernetesObject | undefined,
): GatewayPage {
  if (!object) {
    return {
      status: 404,
      html: page({
        title: 'No such notebook',
        text: `There is no notebook ${name} in namespace ${namespace}.`,
      }),
    };
  }
  const { metadata, spec, status } = object as Notebook;
  const containers = spec?.template?.spec?.containers ?? [];
  const server =
    containers.find(container => container.name === name) ?? containers[0];
  const facts = [
    ['Notebook', name],
    ['Namespace', namespace],
    ['Image', server?.image ?? ''],
  ] as const;
  if (!status?.readyReplicas) {
    const stopped = 'kubeflow-resource-stopped' in (metadata.annotations ?? {});
    return {
      status: 503,
      html: page({
        title: `${name} is not running`,
        text: stopped
          ? 'The notebook is stopped. Start it and open this address again.'
          : 'The notebook is not ready yet. Open this address again in a moment.',
        facts,
      }),
    };
  }
  const path = serverPath({ name, namespace }, metadata);
  const env = containers[0]?.env ?? [];
  const known: Container | undefined = server && {
    ...server,
    env: [
      ...env,
      { name: 'NB_PREFIX', value: `/notebook/${namespace}/${name}` },
    ],
  };
  if (known && !isServed(known, path)) {
    return {
      status: 404,
      html: page({
        title: '404 : Not Found',
        text: `The notebook server answers below ${baseUrlOf(
          known,
        )}, and was asked for ${path}.`,
        facts,
      }),
    };
  }
  return {
    status: 200,
    html: page({
      title: name,
      text: 'This is where the notebook server answers. The local platform runs no real one, it only shows that the way to it is open.',
      facts,
    }),
  };
}

/** What the mesh makes of the path before it reaches the server. */
function serverPath(
  { name, namespace }: { name: string; namespace: string },
  { annotations = {} }: KubernetesObject['metadata'],
): string {
  return (
    annotations['notebooks.kubeflow.org/http-rewrite-uri'] ||
    `/notebook/${namespace}/${name}/`
  );
}
