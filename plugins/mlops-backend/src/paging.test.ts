import { paginate } from './paging';

const items = Array.from({ length: 5 }, (_, index) => index);

describe('paginate', () => {
  it('walks through a list page by page', () => {
    const first = paginate(items, { limit: 2 });
    expect(first).toMatchObject({ items: [0, 1], totalItems: 5 });
    const second = paginate(items, { limit: 2, cursor: first.nextCursor });
    expect(second.items).toEqual([2, 3]);
    const last = paginate(items, { limit: 2, cursor: second.nextCursor });
    expect(last.items).toEqual([4]);
    expect(last.nextCursor).toBeUndefined();
  });

  it('has one page when everything fits', () => {
    expect(paginate(items, {})).toEqual({
      items,
      nextCursor: undefined,
      totalItems: 5,
    });
  });

  it.each(['x', '', 'LTE', Buffer.from('1e3').toString('base64url')])(
    'refuses the cursor %p',
    cursor => {
      expect(() => paginate(items, { cursor })).toThrow(
        'The cursor is not one',
      );
    },
  );
});
