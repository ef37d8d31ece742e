import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { navModule } from './modules/nav';
import { sandboxModules } from './modules/sandbox';

// Everything else is found among the dependencies of this package (`app.packages: all`).
export default createApp({
  features: [catalogPlugin, navModule, ...sandboxModules],
});
