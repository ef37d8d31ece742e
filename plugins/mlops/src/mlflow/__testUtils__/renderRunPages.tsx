import { Route, Routes, useLocation } from 'react-router-dom';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { MlopsClient, mlopsApiRef } from '../../api';
import { entity } from '../../__fixtures__';
import { MlopsQueryProvider, queryClient } from '../../query';
import {
  compareRouteRef,
  experimentsRouteRef,
  notebooksRouteRef,
  runRouteRef,
} from '../../routes';
import { ComparePage } from '../compare';
import { RunPage } from '../run';

/** Renders the pages of runs as the tab does, with the real client; what the backend answers is up to msw. */
export function renderRunPages(address: string) {
  queryClient.clear();
  return renderInTestApp(
    <EntityProvider entity={entity}>
      <MlopsQueryProvider>
        <Routes>
          <Route
            path={`/experiments${runRouteRef.path}`}
            element={<RunPage />}
          />
          <Route
            path={`/experiments${compareRouteRef.path}`}
            element={<ComparePage />}
          />
        </Routes>
      </MlopsQueryProvider>
      <Address />
    </EntityProvider>,
    {
      apis: [
        [
          mlopsApiRef,
          MlopsClient.create({
            discoveryApi: mockApis.discovery(),
            fetchApi: mockApis.fetch({ baseImplementation: fetch }),
          }),
        ],
        [catalogApiRef, catalogApiMock()],
      ],
      initialRouteEntries: [`/experiments${address}`],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/experiments': experimentsRouteRef,
        '/notebooks': notebooksRouteRef,
      },
    },
  );
}

function Address() {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{`${pathname}${search}`}</output>;
}
