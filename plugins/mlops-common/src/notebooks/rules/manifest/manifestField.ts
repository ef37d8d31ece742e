import type { Evidence } from '../../../kubernetes/Evidence';
import type { Notebook } from '../../Notebook';

/** Where the containers of a Notebook are. */
export const CONTAINERS = 'spec.template.spec.containers';

/**
 * What a field of the manifest says. `mlops lint` finds its line by the path,
 * in which keys that are no plain words stand in brackets.
 *
 * @internal
 */
export function manifestField(
  { name }: Pick<Notebook, 'name'>,
  field: string,
  text: string,
): Evidence {
  return { object: `Notebook ${name}`, field, text };
}

/** A request path of the gateway, as Jupyter is told it: without the last slash. */
export function prefixOf({
  namespace,
  name,
}: Pick<Notebook, 'namespace' | 'name'>): string {
  return `/notebook/${namespace}/${name}`;
}
