import { bankChurn, setupService } from './__testUtils__/setupService';

const { main, serviceOf } = setupService();
const search = { server: 'main', experimentId: '1' };

type Runs = { runs: object[]; next_page_token?: string };

/** A server whose runs have so many metrics, so that answers become large. */
function wide(metrics: number): typeof fetch {
  return async (input, init) => {
    const { pathname } = new URL(String(input));
    if (!pathname.endsWith('runs/search')) {
      return fetch(input, init);
    }
    const { max_results: count } = JSON.parse(String(init?.body));
    const runs = Array.from({ length: count }, (_, run) => ({
      info: { run_id: `run${run}`, experiment_id: '1', status: 'FINISHED' },
      data: {
        metrics: Array.from({ length: metrics }, (_metric, key) => ({
          key: `metric_with_a_long_name_${key}`,
          value: key / 7,
          timestamp: 1_700_000_000_000,
          step: 3,
        })),
      },
    }));
    return Response.json({ runs, next_page_token: 'more' } satisfies Runs);
  };
}

describe('the columns of runs', () => {
  it('are those that are asked for, and the keys say which there are', async () => {
    const { runs } = serviceOf([main()]);
    const page = await runs.search(bankChurn(), {
      ...search,
      columns: { metrics: ['f1'], params: ['max_depth'], tags: ['team'] },
      limit: 20,
      filter: "attributes.status = 'FINISHED'",
    });
    for (const { metrics, params, tags } of page.items) {
      expect(metrics.map(({ key }) => key)).toEqual(['f1']);
      expect(params.map(({ key }) => key)).toEqual(['max_depth']);
      expect(tags?.every(({ key }) => key === 'team')).toBe(true);
    }
    expect(page.keys.metrics).toContainEqual({ key: 'f1', runs: 20 });
    expect(page.keys.metrics.length).toBeGreaterThan(1);
    expect(page.keys.params.map(({ key }) => key)).toContain('learning_rate');
  });

  it('none of them make a small answer of a large one', async () => {
    const service = serviceOf([main()], wide(1000));
    const columns = {
      metrics: Array.from(
        { length: 10 },
        (_, key) => `metric_with_a_long_name_${key}`,
      ),
    };
    const page = await service.runs.search(bankChurn(), {
      ...search,
      columns,
      limit: 25,
    });
    const theirs = JSON.stringify(
      await (
        await wide(1000)('http://x/runs/search', {
          body: JSON.stringify({ max_results: 25 }),
        })
      ).json(),
      undefined,
      2,
    ).length;
    expect(page.items[0].metrics).toHaveLength(10);
    expect(JSON.stringify(page).length / theirs).toBeLessThan(0.05);
  });

  it('are answered from the same page of MLflow', async () => {
    let asked = 0;
    const { runs } = serviceOf([main()], async (input, init) => {
      asked += Number(String(input).endsWith('runs/search'));
      return fetch(input, init);
    });
    await runs.search(bankChurn(), search);
    await runs.search(bankChurn(), { ...search, columns: { metrics: ['f1'] } });
    expect(asked).toBe(1);
  });

  it('of large runs come fewer at a time, which is said', async () => {
    const service = serviceOf([main()], wide(2000));
    const first = await service.runs.search(bankChurn(), {
      ...search,
      columns: {},
      limit: 100,
    });
    const again = await service.runs.search(bankChurn(), {
      ...search,
      columns: {},
      limit: 100,
      cursor: 'next',
    });
    expect(first.items).toHaveLength(100);
    expect(again.items.length).toBeLessThan(50);
    expect(again).toMatchObject({
      truncated: true,
      note: expect.stringContaining('large'),
      nextCursor: 'more',
    });
  });

  it('of runs that are larger than any answer are asked for fewer at a time', async () => {
    const service = serviceOf(
      [main({ limits: { maxResponseBytes: 1024 * 1024 } })],
      wide(500),
    );
    const page = await service.runs.search(bankChurn(), {
      ...search,
      columns: {},
      limit: 100,
    });
    expect(page.items.length).toBeGreaterThan(0);
    expect(page.items.length).toBeLessThan(100);
    expect(page.truncated).toBe(true);
    expect(page.sources).toMatchObject([{ status: 'ok' }]);
  });
});

describe('runs within runs', () => {
  it('are left out where only roots are asked for', async () => {
    const { runs } = serviceOf([main()]);
    const all = async (parent?: null) => {
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await runs.search(bankChurn(), {
          ...search,
          parent,
          limit: 200,
          cursor,
        });
        ids.push(...page.items.map(({ runId }) => runId));
        cursor = page.nextCursor;
      } while (cursor);
      return ids.length;
    };
    expect((await all()) - (await all(null))).toBe(6);
  });

  it('are folded here where the server cannot be asked for roots', async () => {
    const { runs } = serviceOf([main()], async (input, init) => {
      const filter = /IS (NOT )?NULL/.test(String(init?.body));
      return filter
        ? Response.json({ message: 'Invalid clause(s)' }, { status: 400 })
        : fetch(input, init);
    });
    const page = await runs.search(bankChurn(), {
      ...search,
      parent: null,
      limit: 200,
    });
    expect(page.items.every(({ parentRunId }) => !parentRunId)).toBe(true);
    const sweep = page.items.find(({ name }) => name === 'depth-sweep');
    expect(sweep?.hasChildren).toBe(true);
  });

  it('say that no run has any where there is none', async () => {
    const { runs } = serviceOf([main()]);
    const entity = bankChurn({
      'mlflow.org/experiment-name': 'bank-churn',
      'mlflow.org/run-filter': "attributes.run_name = 'depth-sweep'",
    });
    const page = await runs.search(entity, { ...search, parent: null });
    expect(page.items.map(({ hasChildren }) => hasChildren)).toEqual([false]);
  });

  it('have a parent whose id is one', async () => {
    const { runs } = serviceOf([main()]);
    await expect(
      runs.search(bankChurn(), { ...search, parent: "x' OR '1' = '1" }),
    ).rejects.toMatchObject({ name: 'InputError' });
  });
});

describe('a server that falls silent', () => {
  it('is shown as it was, and since when', async () => {
    const { performance } = globalThis;
    const monotonic = performance.now.bind(performance);
    let silent = false;
    const service = serviceOf([main()], async (input, init) => {
      if (silent) {
        throw new TypeError('fetch failed');
      }
      return fetch(input, init);
    });
    const before = await service.runs.search(bankChurn(), search);
    silent = true;
    const later = jest
      .spyOn(performance, 'now')
      .mockImplementation(() => monotonic() + 60_000);
    const after = await service.runs.search(bankChurn(), search);
    later.mockRestore();
    expect(after.items).toEqual(before.items);
    expect(after.sources).toMatchObject([
      { server: 'main', status: 'stale', message: expect.any(String) },
    ]);
    expect(Date.parse(after.sources[0].asOf)).not.toBeNaN();
  });
});
