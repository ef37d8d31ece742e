import '@backstage/cli/asset-types';
import ReactDOM from 'react-dom/client';
import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
// This is an app of its own, if only for development.
// eslint-disable-next-line @backstage/no-ui-css-imports-in-non-frontend
import '@backstage/ui/css/styles.css';
import mlopsPlugin, { mlopsApiRef } from '../src';
import { entity, fixtureApi } from '../src/__fixtures__';

// The pages with invented answers: no backend, no cluster. Open /catalog/default/component/fraud-detection.

const fixtures = createFrontendModule({
  pluginId: 'mlops',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: mlopsApiRef,
          deps: {},
          factory: () => fixtureApi(),
        }),
    }),
  ],
});

const catalogFixtures = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogApiRef,
          deps: {},
          factory: () => catalogApiMock({ entities: [entity] }),
        }),
    }),
  ],
});

const app = createApp({
  features: [catalogPlugin, catalogFixtures, mlopsPlugin, fixtures],
});

ReactDOM.createRoot(document.getElementById('root')!).render(app.createRoot());
