import { useRouteRef } from '@backstage/core-plugin-api';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { templateRouteRef } from '../routes';

/** The form that asks for a workspace, filled with what the entity tells; undefined without the scaffolder. */
export function useNewWorkspacePath(): string | undefined {
  const { entity } = useEntity();
  const templatePath = useRouteRef(templateRouteRef)?.({
    namespace: 'default',
    templateName: 'new-workspace',
  });
  if (!templatePath) {
    return undefined;
  }
  const formData = {
    entity: stringifyEntityRef(entity),
    namespace: firstNamespace(entity),
  };
  return `${templatePath}?${new URLSearchParams({
    formData: JSON.stringify(formData),
  })}`;
}

function firstNamespace(entity: Entity): string | undefined {
  const annotations = entity.metadata.annotations ?? {};
  const namespaces =
    annotations['mlops/namespace'] ??
    annotations['backstage.io/kubernetes-namespace'];
  // It may be named with its cluster, as in prod/churn.
  const [first] = namespaces?.split(',') ?? [];
  return first?.split('/').pop()?.trim() || undefined;
}
