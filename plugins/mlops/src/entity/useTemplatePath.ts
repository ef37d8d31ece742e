import { useQuery } from '@tanstack/react-query';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { templateRouteRef } from '../routes';

/** The form of a template with these values; undefined where there is no scaffolder, or no such template. */
export function useTemplatePath(
  template: string,
  values: Readonly<Record<string, unknown>>,
): string | undefined {
  const catalogApi = useApi(catalogApiRef);
  const path = useRouteRef(templateRouteRef)?.({
    namespace: 'default',
    templateName: template,
  });
  const { data: exists } = useQuery({
    queryKey: ['template', template],
    queryFn: async () =>
      (await catalogApi.getEntityByRef({
        kind: 'Template',
        namespace: 'default',
        name: template,
      })) !== undefined,
    enabled: path !== undefined,
    staleTime: 300_000,
  });
  return path && exists
    ? `${path}?${new URLSearchParams({ formData: JSON.stringify(values) })}`
    : undefined;
}
