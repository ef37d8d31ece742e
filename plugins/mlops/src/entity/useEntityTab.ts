import { useApiHolder, useRouteRef } from '@backstage/core-plugin-api';
import {
  appTreeApiRef,
  coreExtensionData,
} from '@backstage/frontend-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';

/**
 * The address of another tab of the entity, or undefined if the app has no
 * such tab or does not show it for this entity. Tabs of other plugins need not
 * have route refs (that of the Kubernetes plugin is never mounted), so the tree
 * of extensions is asked, which also knows paths and filters from configuration.
 */
export function useEntityTab(
  extensionId: string,
  /** Where the tab is in apps of the old frontend system, which have no tree of extensions. */
  legacyPath?: string,
): string | undefined {
  const { entity } = useEntity();
  const entityPath = useRouteRef(entityRouteRef)(entityRouteParams(entity));
  const appTree = useApiHolder().get(appTreeApiRef);
  if (!appTree) {
    return legacyPath && entityPath + legacyPath;
  }
  const tab = appTree.getTree().tree.nodes.get(extensionId)?.instance;
  const path = tab?.getData(coreExtensionData.routePath);
  const isShown =
    tab?.getData(EntityContentBlueprint.dataRefs.filterFunction) ??
    (() => true);
  return path && isShown(entity)
    ? `${entityPath.replace(/\/$/, '')}${path}`
    : undefined;
}
