import fc from 'fast-check';
import { notebook } from './__testUtils__/ScriptedGateway';
import type { TestCluster } from './__testUtils__/TestCluster';
import { setupPool, toThing } from './__testUtils__/setupPool';

type Setup = ReturnType<typeof setupPool>;
type Step = (setup: Setup) => Promise<void> | void;

const trouble = {
  status: 'unreachable',
  message: 'Cluster "local" cannot be reached.',
} as const;
const expired = { status: 'expired', message: 'Too old.' } as const;
const refused = { status: 'forbidden', message: 'Grant it.' } as const;

const onCluster =
  (change: (cluster: TestCluster) => void): Step =>
  ({ cluster }) =>
    change(cluster);

const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const namespace = fc.constantFrom('churn', 'fraud');

/** What clusters, networks and people do. */
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(name, namespace, fc.nat(9))
      .map(([one, where, spec]) =>
        onCluster(cluster => cluster.put(notebook(one, { spec }, where))),
      ),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(name, namespace)
      .map(([one, where]) => onCluster(cluster => cluster.remove(one, where))),
  },
  fc.constant(onCluster(cluster => cluster.bookmark())),
  fc.constant(onCluster(cluster => cluster.compact())),
  fc.constant(onCluster(cluster => cluster.cut())),
  fc.constant(onCluster(cluster => cluster.cut(trouble))),
  fc.constant(onCluster(cluster => cluster.cut(expired))),
  fc
    .array(fc.nat(6), { maxLength: 6 })
    .map(order => onCluster(cluster => cluster.repeat(order))),
  fc
    .constantFrom(trouble, expired, refused, {
      ...trouble,
      retryAfterMs: 5_000,
    })
    .map(failure => ({ script }: Setup) => {
      script.trouble = () => failure;
    }),
  fc.constant(({ script }: Setup) => {
    script.trouble = () => undefined;
  }),
  {
    weight: 3,
    arbitrary: fc.integer({ min: 0, max: 90_000 }).map(
      ms =>
        ({ clock }: Setup) =>
          clock.advance(ms),
    ),
  },
  fc.integer({ min: -1e9, max: 1e9 }).map(ms => ({ clock }: Setup) => {
    clock.wall += ms;
  }),
  fc.constant(async ({ read }: Setup) => {
    await read();
  }),
);

describe('after recovery', () => {
  it('the store equals a fresh list, whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async steps => {
        const setup = setupPool();
        const { script, cluster, clock, pool, read } = setup;
        cluster.put(notebook('a'));
        await read();
        for (const one of steps) {
          await one(setup);
        }
        script.trouble = () => undefined;
        await clock.advance(150_000);
        const { state, items } = await read();
        expect(state.status).toBe('live');
        expect(items).toEqual(cluster.objects.map(toThing));
        for (const where of ['churn', 'fraud']) {
          const only = cluster.objects.filter(
            ({ metadata }) => metadata?.namespace === where,
          );
          expect((await read({ namespace: where })).items).toEqual(
            only.map(toThing),
          );
        }
        pool.stop();
      }),
      { numRuns: 200 },
    );
  });
});
