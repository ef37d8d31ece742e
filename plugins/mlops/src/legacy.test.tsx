import { Route, Routes } from 'react-router-dom';
import { screen } from '@testing-library/react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { entity, fixtureApi } from './__fixtures__';
import { mlopsApiRef } from './api';
import {
  EntityEndpointsContent,
  EntityExperimentsContent,
  EntityMlopsOverviewCard,
  EntityNotebooksContent,
  mlopsPlugin,
} from './legacy';
import { queryClient } from './query';

describe('in an app of the old frontend system', () => {
  beforeEach(() => queryClient.clear());

  it.each([
    [
      'notebooks',
      <EntityNotebooksContent />,
      '2 of 4 notebooks need attention.',
    ],
    ['experiments', <EntityExperimentsContent />, 'Registered models'],
    [
      'endpoints',
      <EntityEndpointsContent />,
      '1 of 2 endpoints needs attention.',
    ],
    ['overview', <EntityMlopsOverviewCard />, 'Machine learning'],
  ])(
    'shows %s',
    async (_, element, text) => {
      await renderInTestApp(
        <TestApiProvider apis={[[mlopsApiRef, fixtureApi()]]}>
          <EntityProvider entity={entity}>
            <Routes>
              <Route path="/*" element={element} />
            </Routes>
          </EntityProvider>
        </TestApiProvider>,
        {
          mountedRoutes: {
            '/catalog/:namespace/:kind/:name': entityRouteRef,
          },
        },
      );

      expect(
        await screen.findByText(text, {}, { timeout: 15_000 }),
      ).toBeInTheDocument();
    },
    30_000,
  );

  it('brings its API', () => {
    expect([...mlopsPlugin.getApis()].map(({ api }) => api.id)).toEqual([
      'plugin.mlops.service',
    ]);
  });
});
