import fs from 'node:fs';
import path from 'node:path';
import type { KubernetesObject } from '@mlops-portal/backstage-plugin-mlops-common';
import { parseAllDocuments } from 'yaml';
import { FakeKubernetesGateway } from '../__testUtils__/FakeKubernetesGateway';
import { component, namespace } from '../__testUtils__/objects';
import { startApi } from '../__testUtils__/startApi';

const fixtures = path.resolve(__dirname, '../../../../../shared/fixtures');
const withFixtures = fs.existsSync(fixtures) ? describe : describe.skip;

/** Every object of a kind, each under a name of its own. */
function manifests(folder: string, kind: string): KubernetesObject[] {
  const objects = fs
    .readdirSync(path.join(fixtures, folder), { recursive: true })
    .map(file => path.join(fixtures, folder, String(file)))
    .filter(file => /\.(ya?ml|json)$/.test(file))
    .flatMap(file => {
      const documents = parseAllDocuments(fs.readFileSync(file, 'utf8'));
      return Array.isArray(documents) ? documents : [];
    })
    .filter(document => document.errors.length === 0)
    .map(document => document.toJS() as KubernetesObject | undefined)
    .flatMap(object =>
      object?.kind === `${kind}List`
        ? (object.items as KubernetesObject[])
        : [object],
    );
  return objects
    .filter(object => object?.kind === kind)
    .map((object, index) => ({
      ...object,
      metadata: {
        ...object?.metadata,
        name: `object-${index}`,
        namespace: 'churn',
      },
    }));
}

withFixtures('public manifests (needs ../shared)', () => {
  it.each([
    ['notebooks', 'Notebook', 'notebooks', 'phase'],
    ['kserve', 'InferenceService', 'endpoints', 'status'],
  ])(
    'of %s all have a state and a headline',
    async (folder, kind, route, state) => {
      const objects = manifests(folder, kind);
      expect(objects.length).toBeGreaterThan(0);
      const gateway = new FakeKubernetesGateway().add(
        'local',
        namespace('churn', { 'mlops/owner': 'group:default/churn-team' }),
        ...objects,
      );
      const api = await startApi({
        gateway,
        entities: [
          component('bank-churn', {
            'mlops/namespace': 'churn',
            'mlops/notebooks': '*',
            'mlops/inference-services': '*',
          }),
        ],
      });
      const { status, body } = await api.get(
        `/entities/component/default/bank-churn/${route}?limit=500`,
      );
      expect({ status, error: body.error }).toEqual({ status: 200 });
      expect(body.totalItems).toBe(objects.length);
      for (const item of body.items) {
        expect(item[state]).toEqual(expect.any(String));
        expect(item.headline).toMatch(/\S/);
      }
    },
  );
});
