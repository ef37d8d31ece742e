import { testServer } from './__testUtils__/testServer';
import { MlflowClient } from './MlflowClient';

const server = testServer({
  auth: { type: 'basic', username: 'portal', password: 'mlflow-password' },
});

/** What was measured and traced of one call that the server answers so. */
async function measured(answer: () => Promise<Response>) {
  const durations: unknown[] = [];
  const spans: unknown[] = [];
  let now = 0;
  const client = MlflowClient.create({
    server,
    fetch: async () => {
      now += 250;
      return answer();
    },
    measure: {
      metrics: {
        upstreamDuration: (seconds, labels) => durations.push(seconds, labels),
      },
      tracing: {
        trace: async (name, attributes, work, outcomeOf) => {
          const result = await work();
          spans.push(name, attributes, outcomeOf?.(result));
          return result;
        },
      },
      monotonic: () => now,
    },
  });
  const search = { filter: "name = 'secret-model'", maxResults: 5 };
  const failure = await client
    .searchRegisteredModels(search)
    .then(() => undefined, String);
  return { durations, spans, failure };
}

describe('what is measured of MLflow', () => {
  it('is how long a server took, and not what was asked', async () => {
    const { durations, spans } = await measured(async () =>
      Response.json({ registered_models: [] }),
    );
    expect(durations).toEqual([
      0.25,
      { upstream: 'mlflow', operation: 'list', outcome: 'ok' },
    ]);
    expect(spans).toEqual(['mlflow.list', { server: server.id }, 'ok']);
    expect(JSON.stringify([durations, spans])).not.toMatch(/secret|password/);
  });

  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [400, 'failed'],
  ])('is its outcome with status %d', async (status, outcome) => {
    const { durations, spans, failure } = await measured(async () =>
      Response.json({ message: 'No.' }, { status }),
    );
    expect(durations).toContainEqual(expect.objectContaining({ outcome }));
    expect(spans).toContain(outcome);
    expect(failure).toContain(server.id);
  });
});
