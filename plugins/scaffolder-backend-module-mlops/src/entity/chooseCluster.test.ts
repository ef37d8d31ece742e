import { gateway } from '../__testUtils__/setup';
import { chooseCluster } from './chooseCluster';

describe('chooseCluster', () => {
  it.each([
    ['the one that was asked for', { wanted: 'other' }, 'other'],
    ['the only one of the entity', { scope: ['local'] }, 'local'],
    ['the only one that the portal knows', { scope: ['x', 'other'] }, 'other'],
  ])('takes %s', async (_title, options, cluster) => {
    expect(await chooseCluster({ gateway, ...options })).toBe(cluster);
  });

  it.each([
    ['several', {}, /name one of local, other/],
    ['none', { scope: ['x'] }, /portal knows none of these/],
    ['an unknown one', { wanted: 'x' }, /"x" is not one of .*local, other/],
  ])('asks for a name when there are %s', async (_title, options, message) => {
    await expect(chooseCluster({ gateway, ...options })).rejects.toThrow(
      message,
    );
  });
});
