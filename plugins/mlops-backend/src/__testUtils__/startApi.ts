import {
  createServiceFactory,
  type PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  type KubernetesGateway,
  kubernetesGatewayServiceRef,
} from '@mlops-portal/backstage-plugin-mlops-node';
import type { JsonObject } from '@backstage/types';
import request, { type Test } from 'supertest';
import { createMlopsPlugin } from '../plugin';
import { FakeKubernetesGateway } from './FakeKubernetesGateway';
import { testUserInfo } from './testUsers';

export interface ApiOptions {
  readonly entities?: readonly Entity[];
  readonly gateway?: KubernetesGateway;
  /** The content of `mlops:` in the configuration. */
  readonly mlops?: JsonObject;
  /** Names of the permissions that are denied; all by default when true. */
  readonly denied?: readonly string[] | true;
}

/** The plugin in a backend, with answers checked against openapi.yaml. */
export async function startApi(options: ApiOptions = {}) {
  const gateway = options.gateway ?? new FakeKubernetesGateway();
  const asked: string[] = [];
  const catalog = catalogServiceMock.mock({
    getEntityByRef: async ref => {
      asked.push(String(ref));
      return catalogServiceMock({
        entities: [...(options.entities ?? [])],
      }).getEntityByRef(ref);
    },
  });
  const authorize: PermissionsService['authorize'] = async questions =>
    questions.map(({ permission }) => ({
      result:
        options.denied === true || options.denied?.includes(permission.name)
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
    }));
  const permissions = mockServices.permissions.mock({ authorize });
  const auditor = mockServices.auditor.mock({
    createEvent: jest.fn(async () => ({ success: jest.fn(), fail: jest.fn() })),
  });
  const logger = mockServices.rootLogger.mock();
  logger.child.mockReturnValue(logger);
  const { server, stop } = await startTestBackend({
    features: [
      createMlopsPlugin({ validateResponses: true }),
      createServiceFactory({
        service: kubernetesGatewayServiceRef,
        deps: {},
        factory: () => gateway,
      }),
      catalog.factory,
      permissions.factory,
      auditor.factory,
      logger.factory,
      mockServices.rootConfig.factory({
        data: { mlops: options.mlops ?? { kubernetes: { access: 'owned' } } },
      }),
      testUserInfo.factory,
    ],
  });
  const as = (test: Test, user: string) =>
    test.set(
      'Authorization',
      mockCredentials.user.header(`user:default/${user}`),
    );
  return {
    gateway,
    catalog: asked,
    permissions,
    auditor,
    logger,
    server,
    stop,
    get: (path: string, user = 'guest') =>
      as(request(server).get(`/api/mlops${path}`), user),
    post: (path: string, body: object, user = 'guest') =>
      as(request(server).post(`/api/mlops${path}`), user).send(body),
  };
}
