import {
  laboratory,
  pathOf,
  startLaboratory,
} from '../__testUtils__/laboratory';
import { component } from '../__testUtils__/objects';

const ROUTES: readonly (readonly ['get' | 'post', string])[] = [
  ['get', ''],
  ['get', '/events'],
  ['get', '/logs'],
  ['get', '/manifest'],
  ['post', '/start'],
  ['post', '/stop'],
  ['post', '/recreate'],
];

async function ask(
  place: { name: string; namespace?: string; cluster?: string },
  annotations?: Record<string, string>,
) {
  const gateway = laboratory();
  const api = await startLaboratory({
    gateway,
    ...(annotations && { entities: [component('bank-churn', annotations)] }),
  });
  const path = pathOf(encodeURIComponent(place.name), {
    ...(place.namespace && { namespace: encodeURIComponent(place.namespace) }),
    ...(place.cluster && { cluster: encodeURIComponent(place.cluster) }),
  });
  const answers = await Promise.all(
    ROUTES.map(([method, route]) =>
      method === 'get'
        ? api.get(`${path}${route}`, 'alice')
        : api.post(`${path}${route}`, {}, 'alice'),
    ),
  );
  return { gateway, answers };
}

/** Without names that were in the question, and without times. */
function said(
  answers: Awaited<ReturnType<typeof ask>>['answers'],
  ...asked: string[]
) {
  return asked.reduce(
    (text, name) => text.replaceAll(name, 'X'),
    JSON.stringify(answers.map(({ status, body }) => [status, body.error])),
  );
}

describe('a notebook that the entity does not have', () => {
  it.each([
    ['of its namespace, which somebody else has', { name: 'unbound' }],
    ['of another team', { name: 'top-secret', namespace: 'forecast' }],
    ['that does not exist', { name: 'nothing' }],
    ['in a namespace that does not exist', { name: 'lab', namespace: 'no' }],
    ['in a cluster that nobody knows', { name: 'lab', cluster: 'elsewhere' }],
    ['with a path for its name', { name: '../lab' }],
    ['with a query for its name', { name: 'lab?fieldManager=x' }],
    ['with a path for its namespace', { name: 'lab', namespace: '../churn' }],
    ['with a line break for its cluster', { name: 'lab', cluster: 'a\r\nb' }],
    ['with the name of what all objects have', { name: '__proto__' }],
  ])('%s, is not found and never asked for', async (_what, place) => {
    const { gateway, answers } = await ask(place);
    expect(new Set(answers.map(({ status }) => status))).toEqual(
      new Set([404]),
    );
    expect(gateway.changes).toEqual([]);
    expect(gateway.logRequests).toEqual([]);
    for (const request of gateway.requests) {
      expect([undefined, 'churn']).toContain(request.namespace);
      expect(request.cluster).toBe('local');
      expect(request).not.toHaveProperty('name');
    }
    expect(JSON.stringify(answers.map(({ body }) => body))).not.toMatch(
      /forecast-team|uid-|hunter2/,
    );
  });

  it('says the same whether it exists or not', async () => {
    const place = { namespace: 'forecast' };
    const known = await ask({ name: 'top-secret', ...place });
    const unknown = await ask({ name: 'not-at-all', ...place });
    expect(said(known.answers, 'top-secret')).toBe(
      said(unknown.answers, 'not-at-all'),
    );
  });

  it('says the same when a catalog-info.yaml claims the namespace', async () => {
    const claims = {
      'mlops/cluster': 'local',
      'mlops/namespace': 'churn,forecast',
      'mlops/notebooks': '*',
    };
    const place = { namespace: 'forecast' };
    const known = await ask({ name: 'top-secret', ...place }, claims);
    const unknown = await ask({ name: 'not-at-all', ...place }, claims);
    expect(new Set(known.answers.map(({ status }) => status))).toEqual(
      new Set([404]),
    );
    expect(said(known.answers, 'top-secret')).toBe(
      said(unknown.answers, 'not-at-all'),
    );
    expect(known.gateway.changes).toEqual([]);
    expect(known.gateway.logRequests).toEqual([]);
  });
});
