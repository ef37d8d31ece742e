import { createApiRef } from '@backstage/core-plugin-api';

/** What of the Kubernetes plugin's API is used. */
export interface KubernetesAuthProviders {
  getCredentials(authProvider: string): Promise<{ token?: string }>;
}

/**
 * The ref of `@backstage/plugin-kubernetes-react`, which apps compare by its
 * id: importing that package would bring its terminal and tables along.
 */
export const kubernetesAuthProvidersApiRef =
  createApiRef<KubernetesAuthProviders>({
    id: 'plugin.kubernetes-auth-providers.service',
  });
