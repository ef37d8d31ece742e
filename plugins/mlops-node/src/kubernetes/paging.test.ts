import { mockServices } from '@backstage/backend-test-utils';
import type { KubernetesPageResult } from './KubernetesRequests';
import { ProxyKubernetesGateway } from './ProxyKubernetesGateway';
import { request } from './__testUtils__/setupGateway';

const json = { headers: { 'content-type': 'application/json' } };
const odd = '{"metadata":{"continue":"not-a-place"}}';
const item = (name: string) =>
  JSON.stringify({
    metadata: { name, annotations: { odd }, continue: 'nor-this' },
    spec: { continue: 'nor-that', list: [] },
  });

/** A cluster with three pages of one object each, written in the test's way. */
function setup(write: (items: string, metadata: string) => string) {
  const asked: (string | null)[] = [];
  const aborted: (string | null)[] = [];
  const gateway = ProxyKubernetesGateway.create({
    auth: mockServices.auth(),
    discovery: mockServices.discovery(),
    fetch: async (input, init) => {
      const place = new URL(String(input)).searchParams.get('continue');
      asked.push(place);
      init?.signal?.addEventListener('abort', () => aborted.push(place));
      const number = Number(place ?? 0);
      const metadata =
        number < 2
          ? `{"continue":"${number + 1}","resourceVersion":"7"}`
          : '{"resourceVersion":"7"}';
      return new Response(write(item(`n${number}`), metadata), json);
    },
  });
  return {
    asked,
    aborted,
    pages: () => gateway.listPages({ ...request, limit: 1 }),
  };
}

const namesOf = (page: KubernetesPageResult) =>
  page.status === 'ok' ? page.items.map(({ metadata }) => metadata?.name) : [];

describe.each([
  [
    'after the objects, as for custom resources',
    (items: string, metadata: string) =>
      `{"apiVersion":"v1","items":[${items}],"kind":"List","metadata":${metadata}}`,
  ],
  [
    'before the objects, as for built-in kinds',
    (items: string, metadata: string) =>
      `{"kind":"List","metadata":${metadata},"items":[${items}]}`,
  ],
  [
    'after the objects, with spaces',
    (items: string, metadata: string) =>
      JSON.stringify(
        JSON.parse(`{"items":[${items}],"metadata":${metadata}}`),
        undefined,
        2,
      ),
  ],
])('ProxyKubernetesGateway.listPages, with the place %s', (_where, write) => {
  it('gives each object once, and in order', async () => {
    const { asked, pages } = setup(write);
    const names: unknown[] = [];
    for await (const page of pages()) {
      names.push(...namesOf(page));
    }
    expect(names).toEqual(['n0', 'n1', 'n2']);
    expect(asked).toEqual([null, '1', '2']);
  });

  it('asks for the next page while this one is read', async () => {
    const { asked, pages } = setup(write);
    const reader = pages();
    const first = await reader.next();
    expect(namesOf(first.value as KubernetesPageResult)).toEqual(['n0']);
    expect(asked).toEqual([null, '1']);
    await reader.return();
  });

  it('gives up what nobody comes for', async () => {
    const { aborted, pages } = setup(write);
    const reader = pages();
    await reader.next();
    await reader.return();
    expect(aborted).toContain('1');
  });
});

describe('ProxyKubernetesGateway.listPages', () => {
  it('goes by the parsed place where the text misleads', async () => {
    const { asked, pages } = setup(
      (items, metadata) =>
        `{"note":{"continue":"wrong"},"metadata":${metadata},"items":[${items}]}`,
    );
    const names: unknown[] = [];
    for await (const page of pages()) {
      names.push(...namesOf(page));
    }
    expect(names).toEqual(['n0', 'n1', 'n2']);
    expect(asked.filter(place => place !== 'wrong')).toEqual([null, '1', '2']);
  });
});
