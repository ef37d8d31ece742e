import type { Evidence } from '../../kubernetes/Evidence';
import type { KubernetesEvent } from '../../kubernetes/events';
import type { Notebook } from '../Notebook';

/** @internal */
export function ofEvent({
  kind,
  name,
  reason,
  message,
}: KubernetesEvent): Evidence {
  return { object: `${kind} ${name}`, field: `event ${reason}`, text: message };
}

/** @internal */
export function ofNotebook(
  { name }: Pick<Notebook, 'name'>,
  field: string,
  text: string,
): Evidence {
  return { object: `Notebook ${name}`, field, text };
}
