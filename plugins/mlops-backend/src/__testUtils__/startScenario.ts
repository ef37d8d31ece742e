import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import { scenarioEntities } from '@mlops-portal/sandbox';
import request from 'supertest';
import { createMlopsPlugin } from '../plugin';
import { GATEWAY, startPlatform } from './startPlatform';
import { testUserInfo } from './testUsers';

/** Rules wait for minutes that nobody has to wait for in tests. */
const AHEAD_MS = 120_000;
const GUEST = mockCredentials.user.header('user:default/guest');

/** The sandbox with its scenario, and the API before it, at a time two minutes ahead. */
export async function startScenario() {
  const platform = await startPlatform();
  const { server } = await startTestBackend({
    features: [
      createMlopsPlugin({
        validateResponses: true,
        now: () => new Date(Date.now() + AHEAD_MS),
      }),
      kubernetesPlugin,
      testUserInfo.factory,
      catalogServiceMock.factory({ entities: scenarioEntities() as Entity[] }),
      mockServices.rootConfig.factory({
        data: {
          kubernetes: platform.config,
          mlops: {
            kubernetes: {
              access: 'owned',
              clusters: { local: { gatewayUrl: GATEWAY } },
            },
            notebooks: { operate: true },
          },
        },
      }),
    ],
  });
  const pathOf = (component: string, path: string) =>
    `/api/mlops/entities/component/default/${component}/notebooks${path}`;
  return {
    client: platform.client,
    close: () => platform.close(),
    /** Of the notebooks of a component, as the guest. */
    async get<T>(component: string, path: string): Promise<T> {
      const { status, body } = await request(server)
        .get(pathOf(component, path))
        .set('Authorization', GUEST);
      expect({ status, error: body.error }).toEqual({ status: 200 });
      return body;
    },
    async post(component: string, path: string): Promise<void> {
      const { status, body } = await request(server)
        .post(pathOf(component, path))
        .set('Authorization', GUEST)
        .send({});
      expect({ status, error: body.error }).toEqual({ status: 200 });
    },
  };
}
