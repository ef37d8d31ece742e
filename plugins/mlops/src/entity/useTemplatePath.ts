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
    // A list, because asking for one that is absent is an error in the console of the browser.
    queryFn: async () => {
      const { items } = await catalogApi.getEntities({
        filter: {
          kind: 'Template',
          'metadata.namespace': 'default',
          'metadata.name': template,
        },
        fields: ['metadata.name'],
      });
      return items.length > 0;
    },
    enabled: path !== undefined,
    staleTime: 300_000,
  });
  return path && exists
    ? `${path}?${new URLSearchParams({ formData: JSON.stringify(values) })}`
    : undefined;
}
