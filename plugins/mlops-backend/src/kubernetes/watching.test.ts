import {
  createBackendPlugin,
  coreServices,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import {
  notebookResource,
  podResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import {
  type KubernetesGateway,
  kubernetesGatewayServiceRef,
} from '@mlops-portal/backstage-plugin-mlops-node';
import { scenarioEntities } from '@mlops-portal/sandbox';
import request from 'supertest';
import { startPlatform } from '../__testUtils__/startPlatform';
import { testUserInfo } from '../__testUtils__/testUsers';
import { createMlopsPlugin } from '../plugin';

jest.setTimeout(120_000);

interface Answer {
  readonly items: readonly { readonly name: string; readonly image?: string }[];
  readonly sources: readonly { readonly status: string }[];
  readonly counts: Readonly<Record<string, number>>;
}

describe('watching through the Kubernetes plugin', () => {
  let platform: Awaited<ReturnType<typeof startPlatform>>;
  let gateway: KubernetesGateway;
  let get: (tag?: string) => request.Test;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    platform = await startPlatform();
    const spy = createBackendPlugin({
      pluginId: 'spy',
      register(env) {
        env.registerInit({
          deps: {
            gateway: kubernetesGatewayServiceRef,
            logger: coreServices.logger,
          },
          async init(deps) {
            gateway = deps.gateway;
          },
        });
      },
    });
    const backend = await startTestBackend({
      features: [
        createMlopsPlugin({ validateResponses: true }),
        kubernetesPlugin,
        spy,
        testUserInfo.factory,
        catalogServiceMock.factory({
          entities: scenarioEntities() as Entity[],
        }),
        mockServices.rootConfig.factory({
          data: {
            kubernetes: platform.config,
            mlops: { kubernetes: { access: 'owned' } },
          },
        }),
      ],
    });
    stop = () => backend.stop();
    get = tag => {
      const test = request(backend.server)
        .get('/api/mlops/entities/component/default/bank-churn/notebooks')
        .set(
          'Authorization',
          mockCredentials.user.header('user:default/guest'),
        );
      return tag ? test.set('If-None-Match', tag) : test;
    };
    await eventually(({ counts }) => counts.running === 2);
  });

  afterAll(async () => {
    await platform?.faults.clear();
    await stop?.();
    await platform?.close();
  });

  async function eventually(wanted: (body: Answer) => boolean, ms = 20_000) {
    const deadline = Date.now() + ms;
    let body: Answer;
    do {
      ({ body } = await get());
    } while (!wanted(body) && Date.now() < deadline);
    expect(wanted(body)).toBe(true);
    return body;
  }

  /** The image is shown and no controller changes it. */
  async function setImage(image: string) {
    const name = 'churn-explore';
    // The quota of the namespace refuses Pods that do not say what they take.
    const resources = { requests: { cpu: '100m', memory: '512Mi' } };
    const containers = [{ name, image, resources }];
    await platform.client.mergePatch(
      notebookResource,
      { name, namespace: 'churn' },
      { spec: { template: { spec: { containers } } } },
    );
  }
  const hasImage = (image: string) => (body: Answer) =>
    body.items.some(item => item.image === image);

  it('shows a change at once', async () => {
    const times: number[] = [];
    for (let index = 0; index < 20; index += 1) {
      const image = `jupyter/changed:${index}`;
      await setImage(image);
      const changed = performance.now();
      await eventually(hasImage(image));
      times.push(performance.now() - changed);
    }
    times.sort((a, b) => a - b);
    expect(times[18]).toBeLessThan(300);
  });

  it('answers 304 until something changes', async () => {
    await setImage('jupyter/quiet:1');
    await eventually(hasImage('jupyter/quiet:1'));
    const deadline = Date.now() + 20_000;
    let status: number;
    let tag: string;
    do {
      tag = (await get()).headers.etag;
      ({ status } = await get(tag));
    } while (status !== 304 && Date.now() < deadline);
    expect(status).toBe(304);
    await setImage('jupyter/quiet:2');
    await eventually(hasImage('jupyter/quiet:2'));
    expect((await get(tag)).status).toBe(200);
  });

  it('shows what it knew while the cluster is down, and the news afterwards', async () => {
    await platform.faults.set({ fault: 'down' });
    const stale = await eventually(
      ({ sources }) => sources.some(({ status }) => status === 'stale'),
      40_000,
    );
    expect(stale.items).toHaveLength(3);
    await setImage('jupyter/back:1');
    await platform.faults.clear();
    await eventually(hasImage('jupyter/back:1'), 40_000);
    await eventually(
      ({ sources }) => sources.every(({ status }) => status === 'ok'),
      40_000,
    );
  });

  it('reads, changes and deletes single objects', async () => {
    const pod = { cluster: 'local', resource: podResource, namespace: 'churn' };
    const name = 'churn-explore-0';
    // The other image brings another Pod of that name.
    const deadline = Date.now() + 20_000;
    let found = await gateway.get({ ...pod, name });
    while (found.status !== 'ok' && Date.now() < deadline) {
      found = await gateway.get({ ...pod, name });
    }
    expect(found).toMatchObject({
      status: 'ok',
      object: { metadata: { name } },
    });
    expect(await gateway.get({ ...pod, name: 'nobody' })).toMatchObject({
      status: 'not-installed',
    });
    const may = (verb: string, resource = podResource) =>
      gateway.selfSubjectAccessReview({
        cluster: 'local',
        resource,
        verb,
        namespace: 'churn',
      });
    expect(await may('watch')).toEqual({ status: 'ok', allowed: true });
    expect(await may('escalate')).toEqual({ status: 'ok', allowed: false });
    const notebook = {
      cluster: 'local',
      resource: notebookResource,
      namespace: 'churn',
      name: 'churn-report',
    };
    const patch = { metadata: { annotations: { seen: 'yes' } } };
    // The portal's own account may change nothing of a Pod and delete no notebook: both calls arrive and are refused.
    expect(await gateway.patch({ ...pod, name, patch })).toMatchObject({
      status: 'forbidden',
    });
    expect(await gateway.delete({ ...notebook, uid: 'another' })).toMatchObject(
      { status: 'forbidden' },
    );
    const options = { clusterToken: platform.tokens.alice };
    expect(await gateway.patch({ ...notebook, patch }, options)).toMatchObject({
      status: 'ok',
      object: { metadata: patch.metadata },
    });
  });
});
