import {
  compareRuns,
  type MlflowRun,
  parseRun,
  parseRunOrder,
} from '@mlops-portal/backstage-plugin-mlops-common';
import fc from 'fast-check';
import { searchAlternatives } from './searchAlternatives';

const PAGE = 3;
const compare = compareRuns([parseRunOrder('metrics.f1 DESC')!]);

function run(id: number, f1: number): MlflowRun {
  return parseRun({
    info: { run_id: `r${id}`, experiment_id: '1', start_time: 1 },
    data: { metrics: [{ key: 'f1', value: f1 }] },
  })!;
}

/** A server with pages, whose filters are "a", "b", … and pass the runs that are given for them. */
function server(passing: Readonly<Record<string, readonly MlflowRun[]>>) {
  return async (filter: string, pageToken?: string) => {
    const all = [...(passing[filter] ?? [])].sort(compare);
    const from = Number(pageToken ?? 0);
    const to = from + PAGE;
    return {
      items: all.slice(from, to),
      nextPageToken: to < all.length ? String(to) : undefined,
    };
  };
}

async function readAll(
  passing: Readonly<Record<string, readonly MlflowRun[]>>,
  limit: number,
) {
  const filters = Object.keys(passing);
  const search = server(passing);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await searchAlternatives({
      filters,
      limit,
      compare,
      cursor,
      search,
    });
    seen.push(...page.items.map(({ runId }) => runId));
    cursor = page.nextCursor;
  } while (cursor);
  return seen;
}

describe('searchAlternatives', () => {
  it('merges the alternatives in order, each run once', async () => {
    const [a, b, c, d] = [run(1, 0.9), run(2, 0.8), run(3, 0.7), run(4, 0.6)];
    await expect(readAll({ x: [a, c, d], y: [b, c] }, 2)).resolves.toEqual([
      'r1',
      'r2',
      'r3',
      'r4',
    ]);
  });

  it('gives every run once and in order, whatever passes what and however long the pages are', async () => {
    const runs = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), {
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(runs, { minLength: 2, maxLength: 4 }),
        fc.integer({ min: 1, max: 10 }),
        async (alternatives, limit) => {
          const passing = Object.fromEntries(
            alternatives.map((ids, index) => [
              `f${index}`,
              ids.map(id => run(id, id % 7)),
            ]),
          );
          const expected = [...new Set(alternatives.flat())]
            .map(id => run(id, id % 7))
            .sort(compare)
            .map(({ runId }) => runId);
          expect(await readAll(passing, limit)).toEqual(expected);
        },
      ),
    );
  });

  it('ends where a server answers the token that it was asked with', async () => {
    const search = async () => ({ items: [run(1, 1)], nextPageToken: 'again' });
    const { items, nextCursor } = await searchAlternatives({
      filters: ['a', 'b'],
      limit: 10,
      compare,
      search,
    });
    expect(items).toHaveLength(1);
    expect(nextCursor).toBeUndefined();
  });

  it.each([
    ['nonsense', 'nonsense'],
    ['that of another filter', Buffer.from('[null]').toString('base64url')],
    [
      'one with a place that is none',
      Buffer.from('[{"skip":-1},null]').toString('base64url'),
    ],
  ])('refuses a cursor that is %s', async (_, cursor) => {
    await expect(
      searchAlternatives({
        filters: ['a', 'b'],
        limit: 1,
        compare,
        cursor,
        search: server({}),
      }),
    ).rejects.toThrow('The cursor is not one');
  });
});
