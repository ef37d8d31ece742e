import { ManifestFile } from './ManifestFile';

/**
 * A change of one workload that is about to become a pull request.
 *
 * @public
 */
export interface WorkloadChange {
  readonly operation: 'create';
  /** "notebook" */
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly entityRef: string;
  /** Who asked for it; absent for a service. */
  readonly userRef?: string;
  /** Catalog page of the entity, where the portal's address is known. */
  readonly entityUrl?: string;
  readonly files: readonly ManifestFile[];
  /** Lines about what the workload is, such as its image and size. */
  readonly facts: readonly (readonly [string, string])[];
}

/**
 * A branch of its own for every run of a template. A branch whose name two
 * changes share would be overwritten by the second.
 *
 * @public
 */
export function changeBranch(
  taskId: string,
  change: Pick<WorkloadChange, 'operation' | 'kind' | 'namespace' | 'name'>,
): string {
  const task = taskId.replace(/[^A-Za-z0-9-]/g, '-');
  const { operation, kind, namespace, name } = change;
  return `mlops/${task}/${operation}-${kind}-${namespace}-${name}`;
}

/** @public */
export function changeTitle(
  change: Pick<WorkloadChange, 'operation' | 'kind' | 'namespace' | 'name'>,
): string {
  return `Create ${change.kind} ${change.name} in ${change.namespace}`;
}

/**
 * The text of the pull request, for the one who reviews it.
 *
 * @public
 */
export function changeDescription(change: WorkloadChange): string {
  const { kind, namespace, name, entityRef, entityUrl, userRef } = change;
  const entity = entityUrl
    ? `[${code(entityRef)}](${entityUrl})`
    : code(entityRef);
  return [
    `${userRef ? code(userRef) : 'A service'} asks for the ${kind} ${code(
      name,
    )} in namespace ${code(namespace)}, for ${entity}.`,
    table(change.facts),
    `Files:\n\n${change.files.map(({ path }) => `- ${code(path)}`).join('\n')}`,
    `After the merge the GitOps controller of the cluster applies the files; the ${kind} then shows up on the page of ${code(
      entityRef,
    )}. To undo it, revert this pull request. A volume that it made stays, because it is kept out of pruning.`,
  ].join('\n\n');
}

function table(facts: WorkloadChange['facts']): string {
  const rows = facts.map(([title, value]) => `| ${title} | ${code(value)} |`);
  return ['| | |', '| --- | --- |', ...rows].join('\n');
}

/** Shows any text as it is, inside a table, too. */
function code(text: string): string {
  return `\`${text.replace(/[`|\r\n]/g, ' ')}\``;
}
