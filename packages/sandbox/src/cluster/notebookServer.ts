import { imageFamily } from './imageFamily';
import { Container } from './objects';

type Server = Pick<Container, 'image' | 'command' | 'args' | 'env'>;

const option = /--(?:NotebookApp|ServerApp|LabApp)\.base_url=(\S+)/;

const trimmed = (path: string) => `/${path.replace(/^\/+|\/+$/g, '')}`;

function expand(text: string, env: NonNullable<Server['env']>): string {
  return text.replace(
    /\$\(?\{?([A-Z_]+)\}?\)?/g,
    (whole, name) => env.find(each => each.name === name)?.value ?? whole,
  );
}

/** True for servers that answer Jupyter's API, and so tell the culler about their kernels. */
export function isJupyter({ image = '' }: Pick<Server, 'image'>): boolean {
  return /^(docker-stacks|kubeflow-jupyter|open-data-hub)$/.test(
    imageFamily(image),
  );
}

/** The path below which a notebook server answers; `/` when nothing tells it another one. */
export function baseUrlOf({
  image = '',
  command = [],
  args = [],
  env = [],
}: Server): string {
  const value = (name: string) => env.find(each => each.name === name)?.value;
  const given = option.exec(
    [...command, ...args, value('NOTEBOOK_ARGS') ?? ''].join(' '),
  )?.[1];
  if (given) {
    return trimmed(expand(given.replace(/^['"]|['"]$/g, ''), env));
  }
  // Kubeflow's own images read the variable that the controller sets.
  return imageFamily(image) === 'kubeflow-jupyter'
    ? trimmed(value('NB_PREFIX') ?? '/')
    : '/';
}

/** Whether a request of that path gets a page from the server. */
export function isServed(server: Server, path: string): boolean {
  const base = baseUrlOf(server);
  if (isJupyter(server)) {
    return base === '/'
      ? !path.startsWith('/notebook/')
      : path === base || path.startsWith(`${base}/`);
  }
  // Servers that know no base path answer at their root only.
  return /^(code-server|rstudio)$/.test(imageFamily(server.image ?? ''))
    ? !path.startsWith('/notebook/')
    : true;
}
