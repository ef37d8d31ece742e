import { runOrder } from './runOrder';

describe('runOrder', () => {
  it.each([
    [undefined, 'attributes.start_time DESC'],
    [{ column: 'name', direction: 'asc' }, 'attributes.run_name ASC'],
    [{ column: 'metrics.f1', direction: 'desc' }, 'metrics.`f1` DESC'],
    [{ column: 'params.a b', direction: 'asc' }, 'params.`a b` ASC'],
    [{ column: 'tags.team', direction: 'asc' }, 'tags.`team` ASC'],
    [{ column: 'metrics.a`b', direction: 'asc' }, 'metrics."a`b" ASC'],
  ] as const)('asks for %j as %s', (order, expected) => {
    expect(runOrder(order)).toBe(expected);
  });

  it.each(['duration', 'datasets', 'metrics.a`b"c', 'nonsense'])(
    'does not ask for %s, which MLflow cannot sort by',
    column => {
      expect(runOrder({ column, direction: 'asc' })).toBeUndefined();
    },
  );
});
