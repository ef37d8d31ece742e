import type { ReactElement } from 'react';
import type { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { useLocation } from 'react-router-dom';
import { type MlopsApi, mlopsApiRef } from '../api';
import { entity as fixtureEntity, fixtureApi } from '../__fixtures__';
import { queryClient } from '../query';
import { templateRouteRef } from '../routes';

/** Renders a tab or card as on the page of an entity, with invented answers. */
export function renderOnEntity(
  element: ReactElement,
  options?: {
    api?: Partial<MlopsApi>;
    entity?: Entity;
    /** Query string of the address. */
    search?: string;
    withoutScaffolder?: boolean;
  },
) {
  const { api, entity = fixtureEntity, search = '' } = options ?? {};
  queryClient.clear();
  return renderInTestApp(
    <EntityProvider entity={entity}>
      {element}
      <Address />
    </EntityProvider>,
    {
      apis: [[mlopsApiRef, fixtureApi(api)]],
      initialRouteEntries: [`/${search}`],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        ...(options?.withoutScaffolder
          ? {}
          : {
              '/create/templates/:namespace/:templateName': templateRouteRef,
            }),
      },
    },
  );
}

function Address() {
  return <output data-testid="address">{useLocation().search}</output>;
}
