import {
  type DiscoveryApi,
  type FetchApi,
  type OpenIdConnectApi,
  discoveryApiRef,
  fetchApiRef,
  googleAuthApiRef,
  microsoftAuthApiRef,
} from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import { ApiBlueprint } from '@backstage/frontend-plugin-api';
import {
  KubernetesAuthProviders,
  kubernetesAuthProvidersApiRef,
} from '@backstage/plugin-kubernetes-react';

/** The tokens for clusters with `oidcTokenProvider: sandbox`. */
class SandboxClusterTokens implements OpenIdConnectApi {
  readonly #discoveryApi: DiscoveryApi;
  readonly #fetchApi: FetchApi;

  constructor(discoveryApi: DiscoveryApi, fetchApi: FetchApi) {
    this.#discoveryApi = discoveryApi;
    this.#fetchApi = fetchApi;
  }

  /** Empty for those who have none, as the guest. */
  async getIdToken(): Promise<string> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('sandbox');
    const response = await this.#fetchApi.fetch(`${baseUrl}/cluster-token`);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    const { token = '' } = await response.json();
    return token;
  }
}

/** The Kubernetes plugin’s own ways to sign in to clusters, and that of the sandbox beside them. */
export const clusterSignIn = ApiBlueprint.make({
  name: 'auth-providers',
  params: define =>
    define({
      api: kubernetesAuthProvidersApiRef,
      deps: {
        discoveryApi: discoveryApiRef,
        fetchApi: fetchApiRef,
        googleAuthApi: googleAuthApiRef,
        microsoftAuthApi: microsoftAuthApiRef,
      },
      factory: ({ discoveryApi, fetchApi, ...apis }) =>
        new KubernetesAuthProviders({
          ...apis,
          oidcProviders: {
            sandbox: new SandboxClusterTokens(discoveryApi, fetchApi),
          },
        }),
    }),
});
