import { clusterTokenHeader } from './clusterTokenHeader';

describe('clusterTokenHeader', () => {
  it.each([
    ['prod-1', 'mlops-cluster-token-prod-1'],
    ['eu.prod_1', 'mlops-cluster-token-eu.prod_1'],
    ['Prod', 'mlops-cluster-token-%50rod'],
    ['a b:c%20', 'mlops-cluster-token-a%20b%3ac%2520'],
    ['münchen', 'mlops-cluster-token-m%c3%bcnchen'],
  ])('names the header of %s', (cluster, header) => {
    expect(clusterTokenHeader(cluster)).toBe(header);
    expect(() => new Headers({ [header]: 'x' })).not.toThrow();
  });

  it('does not mix up clusters whose names differ in case', () => {
    expect(clusterTokenHeader('PROD').toLowerCase()).not.toBe(
      clusterTokenHeader('prod'),
    );
  });
});
