import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import type { NotebookName } from '../api';
import { useTemplatePath } from '../entity';

/** What is changed in Git, and by which template. */
const templates = {
  change: 'update-workspace',
  remove: 'remove-workload',
} as const;

/** A form that is filled in. */
export interface ChangeForm {
  readonly change: keyof typeof templates;
  readonly path: string;
}

/** The forms that change a notebook by pull request, as far as the portal has their templates. */
export function useChangeForms(notebook: NotebookName): readonly ChangeForm[] {
  const { entity } = useEntity();
  const { cluster, namespace, name, workload = 'Notebook' } = notebook;
  const values = {
    entity: stringifyEntityRef(entity),
    cluster,
    namespace,
    name,
    kind: workload,
  };
  const paths = {
    change: useTemplatePath(templates.change, values),
    remove: useTemplatePath(templates.remove, values),
  };
  return (['change', 'remove'] as const).flatMap(change => {
    const path = paths[change];
    return path ? [{ change, path }] : [];
  });
}
