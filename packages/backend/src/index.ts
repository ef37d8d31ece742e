import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('./sandbox/sandboxAuthModule'));
backend.add(import('./sandbox/sandboxPlugin'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('./policy/ownerPolicyModule'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));

backend.add(import('@backstage/plugin-kubernetes-backend'));

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-github'));

backend.add(import('@mlops-portal/backstage-plugin-mlops-backend'));
backend.add(
  import('@mlops-portal/backstage-plugin-scaffolder-backend-module-mlops'),
);

backend.start();
