import { secretResource } from '@mlops-portal/backstage-plugin-mlops-common';
import { HttpResponse, http } from 'msw';
import { CachedReads } from './CachedReads';
import {
  PLUGIN,
  createGateway,
  setupPlugin,
} from './__testUtils__/setupGateway';

const VALUE = 'cGFzc3dvcmQ=';
const request = {
  cluster: 'local',
  resource: secretResource,
  namespace: 'churn',
  name: 's3',
};

const secret = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: {
    namespace: 'churn',
    name: 's3',
    labels: { copy: VALUE },
    annotations: {
      'kubectl.kubernetes.io/last-applied-configuration': VALUE,
      'serving.kserve.io/s3-endpoint': VALUE,
    },
    managedFields: [{ manager: VALUE }],
  },
  type: 'Opaque',
  data: { AWS_SECRET_ACCESS_KEY: VALUE },
  stringData: { other: VALUE },
  unknown: VALUE,
};

describe('a Secret', () => {
  const { server } = setupPlugin();

  it('leaves the gateway with the names in it, and without any value', async () => {
    server.use(
      http.get(`${PLUGIN}/proxy/api/v1/namespaces/churn/secrets/s3`, () =>
        HttpResponse.json(secret),
      ),
    );
    const written = jest.spyOn(process.stdout, 'write');
    const reads = CachedReads.create({ gateway: createGateway() });
    const results = [
      await createGateway().get(request),
      await reads.get(request),
      await reads.get(request),
    ];
    for (const result of results) {
      expect(result).toMatchObject({
        status: 'ok',
        object: { data: { AWS_SECRET_ACCESS_KEY: '' } },
      });
      expect(JSON.stringify(result)).not.toContain(VALUE);
    }
    expect(JSON.stringify(written.mock.calls)).not.toContain(VALUE);
    written.mockRestore();
  });

  it('can neither be listed, watched nor changed', async () => {
    const gateway = createGateway();
    const message = 'Of Secrets only names are read';
    await expect(gateway.list(request)).rejects.toThrow(message);
    await expect(gateway.listPage({ ...request, limit: 1 })).rejects.toThrow(
      message,
    );
    await expect(
      gateway.listPages({ ...request, limit: 1 }).next(),
    ).rejects.toThrow(message);
    expect(() => gateway.watch(request)).toThrow(message);
    await expect(gateway.patch({ ...request, patch: {} })).rejects.toThrow(
      message,
    );
    await expect(gateway.delete(request)).rejects.toThrow(message);
  });
});
