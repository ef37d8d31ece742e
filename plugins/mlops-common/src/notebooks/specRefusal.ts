import { Evidence } from '../kubernetes/Evidence';
import { Quantity } from '../kubernetes/Quantity';
import { Notebook } from './Notebook';

/**
 * Mistakes for which the StatefulSet itself is refused. Nothing in the cluster
 * tells: there is no status and no event, only a line in the controller's log.
 *
 * @internal
 */
export function specRefusal(
  notebook: Notebook,
): { readonly headline: string; readonly evidence: Evidence } | undefined {
  for (const check of [
    nameMistake,
    labelMistake,
    resourceMistake,
    mountMistake,
  ]) {
    const mistake = check(notebook);
    if (mistake) {
      const { headline, field, text } = mistake;
      const object = `Notebook ${notebook.name}`;
      return { headline, evidence: { object, field, text } };
    }
  }
  return undefined;
}

interface Mistake {
  readonly headline: string;
  readonly field: string;
  readonly text: string;
}

function nameMistake({ name }: Notebook): Mistake | undefined {
  if (name.length <= 52 && !name.includes('.')) {
    return undefined;
  }
  return {
    headline: name.includes('.')
      ? 'Its name must not contain a dot.'
      : 'Its name is too long: a notebook can have at most 52 characters.',
    field: 'metadata.name',
    text: name,
  };
}

function labelMistake({ name, labels }: Notebook): Mistake | undefined {
  for (const label of ['statefulset', 'notebook-name']) {
    if (Object.hasOwn(labels, label) && labels[label] !== name) {
      return {
        headline: `Its label "${label}" is reserved for the notebook controller.`,
        field: `metadata.labels[${label}]`,
        text: labels[label],
      };
    }
  }
  return undefined;
}

function resourceMistake({ requested }: Notebook): Mistake | undefined {
  for (const { field, resource, request, limit } of requested) {
    const extended = resource.includes('/');
    if (extended && request !== undefined && request !== limit) {
      return {
        headline: `It requests ${resource} without the same limit.`,
        field,
        text: `request ${request}, limit ${limit ?? 'none'}`,
      };
    }
    const asked = request === undefined ? undefined : Quantity.parse(request);
    const allowed = limit === undefined ? undefined : Quantity.parse(limit);
    if (asked && allowed && asked.compare(allowed) > 0) {
      return {
        headline: `It requests more ${resource} than its limit allows.`,
        field,
        text: `request ${request}, limit ${limit}`,
      };
    }
  }
  return undefined;
}

function mountMistake({ mounts, volumes }: Notebook): Mistake | undefined {
  const paths = new Set<string>();
  for (const { field, container, volume, path } of mounts) {
    if (!volumes.some(({ name }) => name === volume)) {
      return {
        headline: `It mounts the volume "${volume}", which it does not have.`,
        field: `${field}.name`,
        text: volume,
      };
    }
    const place = `${container} ${path}`;
    if (paths.has(place)) {
      return {
        headline: `It mounts two volumes on ${path}.`,
        field: `${field}.mountPath`,
        text: path,
      };
    }
    paths.add(place);
  }
  return undefined;
}
