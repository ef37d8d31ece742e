import { fireEvent, screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type { Entity } from '@backstage/catalog-model';
import {
  mockApis,
  registerMswTestHooks,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import {
  createFrontendPlugin,
  type FrontendFeature,
} from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import {
  broken,
  endpointList,
  entity,
  failedDetail,
  fixtureApi,
  notebookList,
  ready,
  running,
  status,
} from './__fixtures__';
import { mlopsPlugin, statusPage } from './plugin';
import { isMlopsAvailable } from './predicates';
import { queryClient } from './query';

// Same id as the Kubernetes plugin's tab, at another path, as configuration may have it.
const kubernetesContent = EntityContentBlueprint.make({
  name: 'kubernetes',
  params: {
    path: '/pods',
    title: 'Kubernetes',
    filter: {
      'metadata.annotations.backstage.io/kubernetes-id': { $exists: true },
    },
    loader: async () => <p>Pods</p>,
  },
});
const kubernetesPlugin = createFrontendPlugin({
  pluginId: 'kubernetes',
  extensions: [kubernetesContent],
});

// Whether the status page is there is asked of the permission backend when the app starts; a test app starts at once.
const testedPlugin = mlopsPlugin.withOverrides({
  extensions: [statusPage.override({ if: undefined })],
});

const timeout = { timeout: 15_000 };
const server = setupServer();
const api = '*/api/mlops/entities/component/default/fraud-detection';

const entityName = {
  kind: 'component',
  namespace: 'default',
  name: 'fraud-detection',
};

function renderPage(
  page: {
    entity?: Entity;
    path?: string;
    /** Instead of the entity's page. */
    route?: string;
    features?: FrontendFeature[];
    /** Entries of `app.extensions`. */
    extensions?: { [id: string]: boolean }[];
  } = {},
) {
  queryClient.clear();
  return renderTestApp({
    extensions: [createTestEntityPage({ entity: page.entity ?? entity })],
    features: [testedPlugin, ...(page.features ?? [])],
    config: {
      app: {
        baseUrl: 'http://localhost:3000',
        extensions: [
          { 'page:test/test-entity': { config: { path: '/entity' } } },
          ...(page.extensions ?? []),
        ],
      },
      backend: { baseUrl: 'http://localhost:7007' },
    },
    initialRouteEntries: [page.route ?? `/entity${page.path ?? ''}`],
    apis: [mockApis.discovery(), mockApis.fetch({ baseImplementation: fetch })],
  });
}

describe('extensions', () => {
  registerMswTestHooks(server);
  beforeEach(() => {
    server.use(
      http.get(`${api}/notebooks`, () =>
        HttpResponse.json(notebookList([running])),
      ),
      http.get(`${api}/endpoints`, () =>
        HttpResponse.json(endpointList([broken, ready])),
      ),
      http.get(`${api}/overview`, async () =>
        HttpResponse.json(await fixtureApi().getOverview(entityName)),
      ),
    );
  });
  it('shows the notebooks tab over HTTP', async () => {
    renderPage({ path: '/notebooks' });

    expect(
      await screen.findByText('The notebook is running.', {}, timeout),
    ).toBeInTheDocument();
  }, 30_000);

  it('shows each tab at its path', async () => {
    renderPage({ path: '/endpoints' });

    expect(
      await screen.findByText('1 of 2 endpoints needs attention.', {}, timeout),
    ).toBeInTheDocument();
  }, 30_000);

  it('shows the page of a notebook below its tab, reached from the list', async () => {
    server.use(
      http.get(`${api}/notebooks/local/fraud/fraud-lab`, () =>
        HttpResponse.json({ ...failedDetail, name: 'fraud-lab' }),
      ),
    );
    renderPage({ path: '/notebooks' });

    const link = await screen.findByRole(
      'link',
      { name: 'fraud-lab' },
      timeout,
    );
    expect(link).toHaveAttribute(
      'href',
      '/entity/notebooks/local/fraud/fraud-lab',
    );
    fireEvent.click(link);
    expect(
      await screen.findByText('No node has 4 free GPUs', {}, timeout),
    ).toBeInTheDocument();
  }, 60_000);

  it('links the card to the tabs that are there', async () => {
    renderPage({ extensions: [{ 'entity-content:mlops/endpoints': false }] });

    expect(
      await screen.findByRole('link', { name: 'Notebooks' }, timeout),
    ).toHaveAttribute('href', '/entity/notebooks');
    expect(
      screen.queryByRole('link', { name: 'Endpoints' }),
    ).not.toBeInTheDocument();
  }, 30_000);

  it('links to the Kubernetes tab only where there is one', async () => {
    const rendered = renderPage({ path: '/notebooks' });
    await screen.findByText('fraud-lab', {}, timeout);
    expect(
      screen.queryByText('Pods on the Kubernetes tab'),
    ).not.toBeInTheDocument();
    rendered.unmount();

    renderPage({ path: '/notebooks', features: [kubernetesPlugin] });
    expect(
      await screen.findByText('Pods on the Kubernetes tab', {}, timeout),
    ).toHaveAttribute('href', '/entity/pods');
  }, 30_000);

  it('shows the status page at its path', async () => {
    server.use(http.get('*/api/mlops/status', () => HttpResponse.json(status)));
    renderPage({ route: '/mlops/status' });

    expect(
      await screen.findByText('4 of 7 sources need attention.', {}, timeout),
    ).toBeInTheDocument();
  }, 30_000);

  it('shows nothing for an entity without annotation or type', async () => {
    renderPage({
      entity: { ...entity, metadata: { name: 'docs' }, spec: {} },
    });

    expect(
      await screen.findByTestId('empty-entity-page', {}, timeout),
    ).toBeInTheDocument();
  }, 30_000);
});

describe('isMlopsAvailable', () => {
  it.each([
    ['an annotation of ours', { 'mlops/namespace': 'a' }, 'service', true],
    ['one of MLflow', { 'mlflow.org/experiment-id': '1' }, 'service', true],
    [
      'one of the Kubernetes plugin',
      { 'backstage.io/kubernetes-id': 'a' },
      'service',
      true,
    ],
    ['a type', {}, 'ml-model', true],
    [
      'none of them',
      { 'backstage.io/techdocs-ref': 'dir:.' },
      'website',
      false,
    ],
  ])('takes %s', (_, annotations, type, expected) => {
    expect(
      isMlopsAvailable({
        ...entity,
        metadata: { name: 'a', annotations },
        spec: { type },
      } as Entity),
    ).toBe(expected);
  });
});
