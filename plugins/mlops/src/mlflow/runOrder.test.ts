import { runOrder } from './runOrder';

describe('runOrder', () => {
  it.each([
    [undefined, 'attributes.start_time DESC'],
    [{ column: 'name', direction: 'asc' }, 'attributes.run_name ASC'],
    [{ column: 'metrics.f1', direction: 'desc' }, 'metrics.`f1` DESC'],
    [{ column: 'params.a b', direction: 'asc' }, 'params.`a b` ASC'],
    [{ column: 'metrics.a`b', direction: 'asc' }, 'metrics."a`b" ASC'],
    [
      { column: 'metrics.a`b"c', direction: 'asc' },
      'attributes.start_time DESC',
    ],
    [{ column: 'nonsense', direction: 'asc' }, 'attributes.start_time DESC'],
  ] as const)('asks for %j as %s', (order, expected) => {
    expect(runOrder(order)).toEqual([expected]);
  });
});
