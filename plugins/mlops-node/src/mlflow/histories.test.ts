import { testServer } from './__testUtils__/testServer';
import { MlflowClient } from './MlflowClient';

type Answer = (url: URL) => Response;

const page404 = () =>
  new Response('<title>404 Not Found</title>', {
    status: 404,
    headers: { 'content-type': 'text/html' },
  });

function setup(answers: { together?: Answer; alone?: Answer }) {
  const asked: URL[] = [];
  const client = MlflowClient.create({
    server: testServer(),
    fetch: async input => {
      const url = new URL(String(input));
      asked.push(url);
      const answer = url.pathname.endsWith('bulk-interval')
        ? answers.together
        : answers.alone;
      return (answer ?? page404)(url);
    },
  });
  return { client, asked };
}

function point(step: number, rest: object = {}) {
  return {
    key: 'loss',
    value: step / 10,
    timestamp: 1000 + step,
    step,
    ...rest,
  };
}

const wanted = { runIds: ['a', 'b'], metric: 'loss', maxPoints: 5 };

describe('the history of a metric', () => {
  it('comes for several runs at once, by step, without those that lack it', async () => {
    const { client, asked } = setup({
      together: () =>
        Response.json({
          metrics: [
            point(1, { run_id: 'a' }),
            point(0, { run_id: 'a' }),
            point(0, { run_id: 'x' }),
          ],
        }),
    });
    const histories = await client.getMetricHistories(wanted);
    expect(histories).toEqual([
      {
        runId: 'a',
        sampled: false,
        points: [
          expect.objectContaining({ step: 0, timestamp: 1000, value: 0 }),
          expect.objectContaining({ step: 1, timestamp: 1001, value: 0.1 }),
        ],
      },
    ]);
    expect(asked[0].searchParams.getAll('run_ids')).toEqual(['a', 'b']);
    expect(asked[0].searchParams.get('max_results')).toBe('5');
  });

  it('says when it was thinned out, and asks for a range', async () => {
    const { client, asked } = setup({
      together: () =>
        Response.json({
          metrics: [0, 10, 20, 30, 40, 50].map(step =>
            point(step, { run_id: 'a' }),
          ),
        }),
    });
    const [history] = await client.getMetricHistories({
      ...wanted,
      steps: { start: 0, end: 50 },
    });
    expect(history.sampled).toBe(true);
    expect(asked[0].searchParams.get('start_step')).toBe('0');
    expect(asked[0].searchParams.get('end_step')).toBe('50');
  });

  it('reads NaN and the infinities, however they are written', async () => {
    const values = ['NaN', 'Infinity', '-Infinity', 1.7976931348623157e308];
    const { client } = setup({
      together: () =>
        Response.json({
          metrics: values.map((value, step) =>
            point(step, { run_id: 'a', value }),
          ),
        }),
    });
    const [{ points }] = await client.getMetricHistories(wanted);
    expect(points.map(({ value }) => value)).toEqual([
      NaN,
      Infinity,
      -Infinity,
      Infinity,
    ]);
  });

  it('is asked for fifty runs at a time, so that no request line is too long', async () => {
    const { client, asked } = setup({
      together: () => Response.json({}),
    });
    const runIds = Array.from({ length: 101 }, (_, index) =>
      String(index).padStart(32, '0'),
    );
    await client.getMetricHistories({ ...wanted, runIds });
    expect(
      asked.map(url => url.searchParams.getAll('run_ids').length).sort(),
    ).toEqual([1, 50, 50]);
    for (const { href } of asked) {
      expect(href.length).toBeLessThan(4000);
    }
  });

  it('comes run by run from servers before 2.11, thinned out here', async () => {
    const { client, asked } = setup({
      alone: url =>
        url.searchParams.get('run_id') === 'a'
          ? Response.json({
              metrics: Array.from({ length: 100 }, (_, step) => point(step)),
            })
          : Response.json({}),
    });
    const histories = await client.getMetricHistories({
      ...wanted,
      steps: { start: 10, end: 90 },
    });
    expect(histories).toHaveLength(1);
    expect(histories[0].sampled).toBe(true);
    expect(histories[0].points.map(({ step }) => step)).toEqual([
      10, 30, 50, 70, 90,
    ]);
    for (const url of asked.filter(one => one.pathname.endsWith('history'))) {
      expect(url.searchParams.get('max_results')).toBe('25000');
    }
    // What the server does not have is not asked for again.
    const before = asked.length;
    await client.getMetricHistories({ ...wanted, metric: 'f1' });
    const after = asked.slice(before).map(url => url.pathname);
    expect(after.some(path => path.includes('bulk'))).toBe(false);
  });

  it('ends where a token leads to itself', async () => {
    const { client, asked } = setup({
      alone: () =>
        Response.json({
          metrics: [point(0)],
          next_page_token: 'eyJvZmZzZXQiOiAwfQ==',
        }),
    });
    const histories = await client.getMetricHistories({
      ...wanted,
      runIds: ['a'],
    });
    expect(histories[0].points.length).toBeLessThanOrEqual(2);
    expect(asked.length).toBeLessThan(6);
  });

  it('ends where tokens never do', async () => {
    let token = 0;
    const { client } = setup({
      alone: () => {
        token += 1;
        return Response.json({
          metrics: [point(token)],
          next_page_token: String(token),
        });
      },
    });
    const [history] = await client.getMetricHistories({
      ...wanted,
      runIds: ['a'],
      maxPoints: 2500,
    });
    expect(history.sampled).toBe(true);
    expect(token).toBeLessThan(20);
  });
});
