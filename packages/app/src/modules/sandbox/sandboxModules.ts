import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { clusterSignIn } from './clusterSignIn';
import { aliceSession, bobSession, signInPage } from './signIn';

/** What the portal needs to be tried by several people. A real one has its company's sign-in instead. */
export const sandboxModules = [
  createFrontendModule({
    pluginId: 'app',
    extensions: [aliceSession, bobSession, signInPage],
  }),
  createFrontendModule({
    pluginId: 'kubernetes',
    extensions: [clusterSignIn],
  }),
];
