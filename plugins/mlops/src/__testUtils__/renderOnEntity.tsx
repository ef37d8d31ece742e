import type { ReactElement } from 'react';
import type { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { Route, Routes, useLocation } from 'react-router-dom';
import { type MlopsApi, mlopsApiRef } from '../api';
import { entity as fixtureEntity, fixtureApi } from '../__fixtures__';
import { queryClient } from '../query';
import {
  experimentsRouteRef,
  notebooksRouteRef,
  templateRouteRef,
} from '../routes';

/** Renders a tab or card as on the page of an entity, with invented answers. */
export function renderOnEntity(
  element: ReactElement,
  options?: {
    api?: Partial<MlopsApi>;
    entity?: Entity;
    /** Which tab the element is. */
    tab?: 'notebooks' | 'experiments';
    /** Below the tab. */
    path?: string;
    /** Query string of the address. */
    search?: string;
    withoutScaffolder?: boolean;
    /** The portal has these. */
    templates?: Entity[];
  },
) {
  const { api, entity = fixtureEntity, path = '', search = '' } = options ?? {};
  const tab = options?.tab ?? 'notebooks';
  queryClient.clear();
  return renderInTestApp(
    <EntityProvider entity={entity}>
      <Routes>
        <Route path={`/${tab}/*`} element={element} />
      </Routes>
      <Address />
    </EntityProvider>,
    {
      apis: [
        [mlopsApiRef, fixtureApi(api)],
        [catalogApiRef, catalogApiMock({ entities: options?.templates })],
      ],
      initialRouteEntries: [`/${tab}${path}${search}`],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/notebooks': notebooksRouteRef,
        '/experiments': experimentsRouteRef,
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
  const { pathname, search } = useLocation();
  return (
    <>
      <output data-testid="address">{search}</output>
      <output data-testid="path">{pathname}</output>
    </>
  );
}
