import type { Evidence } from '../../kubernetes/Evidence';
import type { KubernetesEvent } from '../../kubernetes/events';
import type { Notebook } from '../Notebook';
import type { NotebookFacts } from '../NotebookFacts';

/** @internal */
export function ofEvent({
  kind,
  name,
  reason,
  message,
}: KubernetesEvent): Evidence {
  return { object: `${kind} ${name}`, field: `event ${reason}`, text: message };
}

const LONGEST_LINE = 300;

/** A line of a log, as {@link NotebookFacts.logOf} shows it. @internal */
export function ofLog(
  facts: NotebookFacts,
  container: string,
  line: string,
): Evidence {
  return {
    object: `Pod ${facts.podName}`,
    field: `log of ${container}`,
    text: line.trim().slice(0, LONGEST_LINE),
  };
}

/** @internal */
export function ofNotebook(
  { name }: Pick<Notebook, 'name'>,
  field: string,
  text: string,
): Evidence {
  return { object: `Notebook ${name}`, field, text };
}
