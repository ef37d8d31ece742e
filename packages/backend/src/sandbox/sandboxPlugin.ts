import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import Router from 'express-promise-router';
import { SandboxPeople } from './SandboxPeople';

/**
 * Gives people of the sandbox their own token for the cluster that they sign
 * in to themselves. In a real installation it comes from the company's sign-in.
 */
export default createBackendPlugin({
  pluginId: 'sandbox',
  register(registration) {
    registration.registerInit({
      deps: {
        config: coreServices.rootConfig,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
      },
      async init({ config, httpAuth, httpRouter }) {
        const people = SandboxPeople.fromConfig(config);
        const router = Router();
        router.get('/cluster-token', async (request, response) => {
          const { principal } = await httpAuth.credentials(request, {
            allow: ['user'],
          });
          response
            .set('Cache-Control', 'no-store')
            .json({ token: people.clusterToken(principal.userEntityRef) });
        });
        httpRouter.use(router);
      },
    });
  },
});
