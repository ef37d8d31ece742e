import { listPage } from '../listing';
import type { Schemas } from '../openapi';
import { endpointListing } from './endpointListing';

const endpoint = (name: string, status: Schemas['EndpointStatus']) =>
  ({
    cluster: 'local',
    namespace: 'churn',
    name,
    status,
  } as Schemas['Endpoint']);

describe('the order of endpoints', () => {
  it('by attention has first what is wrong, and then goes by name', () => {
    const { items } = listPage(
      [
        endpoint('a', 'stopped'),
        endpoint('b', 'ready'),
        endpoint('c', 'failed'),
        endpoint('d', 'unknown'),
        endpoint('e', 'degraded'),
        endpoint('f', 'failed'),
        endpoint('g', 'updating'),
      ],
      endpointListing,
      { sort: 'attention' },
    );
    expect(items.map(({ name }) => name).join('')).toBe('cfedgba');
  });
});
