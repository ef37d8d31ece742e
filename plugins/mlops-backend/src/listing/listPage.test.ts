import { listPage, type Listing, type ListRequest } from './listPage';

interface Item {
  readonly name: string;
  readonly size?: string;
}

const listing: Listing<Item, 'size' | 'name'> = {
  keyOf: ({ name }) => [name],
  textsOf: ({ name, size }) => [name, size],
  sorts: { size: ({ size }) => size, name: ({ name }) => name },
};

const items: readonly Item[] = [
  { name: 'a' },
  { name: 'b', size: 'l' },
  { name: 'c', size: 's' },
  { name: 'd', size: 'm' },
  { name: 'e', size: 'm' },
];

function walk(
  request: ListRequest<'size' | 'name'>,
  listAt: (page: number) => readonly Item[] = () => items,
) {
  const seen: string[] = [];
  let cursor: string | undefined;
  let page = 0;
  do {
    const answer = listPage(listAt(page), listing, { ...request, cursor });
    seen.push(...answer.items.map(({ name }) => name));
    cursor = answer.nextCursor;
    page += 1;
  } while (cursor);
  return seen.join('');
}

describe('listPage', () => {
  it.each<[ListRequest<'size' | 'name'>, string]>([
    [{}, 'abcde'],
    [{ sort: 'name', direction: 'desc' }, 'edcba'],
    [{ sort: 'size' }, 'bdeca'],
    [{ sort: 'size', direction: 'desc' }, 'cdeba'],
  ])('has %j in the same order, however long the pages are', (order, names) => {
    for (const limit of [1, 2, 3, 100]) {
      expect(walk({ ...order, limit })).toBe(names);
    }
  });

  it('neither skips nor repeats what stays while others come and go', () => {
    const changed = [
      { name: '0' },
      ...items.filter(({ name }) => name > 'b'),
      { name: 'f' },
    ];
    expect(walk({ limit: 2 }, page => (page === 0 ? items : changed))).toBe(
      'abcdef',
    );
  });

  it('counts everything and what matches', () => {
    expect(
      listPage(items, listing, { search: ' M ', limit: 1 }, () => true),
    ).toMatchObject({
      items: [{ name: 'd' }],
      totalItems: 5,
      matchingItems: 2,
      nextCursor: expect.any(String),
    });
    expect(
      listPage(items, listing, {}, ({ name }) => name > 'c').matchingItems,
    ).toBe(2);
  });

  it('refuses a cursor of another order', () => {
    const { nextCursor: cursor } = listPage(items, listing, { limit: 1 });
    expect(() => listPage(items, listing, { cursor, sort: 'size' })).toThrow(
      'The cursor is of a list in another order',
    );
  });

  it.each(['x', '', 'LTE', Buffer.from('{"o":""}').toString('base64url')])(
    'refuses the cursor %p',
    cursor => {
      expect(() => listPage(items, listing, { cursor })).toThrow(
        'The cursor is not one that this API gave',
      );
    },
  );
});
