import { ConfigReader } from '@backstage/config';
import { readNotebooksConfig } from './readNotebooksConfig';

function read(notebooks?: unknown) {
  return readNotebooksConfig(
    new ConfigReader({ mlops: { notebooks } } as never),
  );
}

describe('readNotebooksConfig', () => {
  it('switches nothing on by itself, and claims nothing about culling', () => {
    const config = read();
    expect(config.operate).toBe(false);
    expect(config.cullingIn('local')).toBeUndefined();
    expect(config.problems).toEqual([]);
  });

  it('reads all settings', () => {
    const config = read({
      operate: true,
      culling: {
        enabled: true,
        idleMinutes: 60,
        clusters: { never: { enabled: false }, long: { enabled: true } },
      },
    });
    expect(config.operate).toBe(true);
    expect(config.cullingIn('local')).toEqual({ idleMinutes: 60 });
    expect(config.cullingIn('never')).toBeNull();
    expect(config.cullingIn('long')).toEqual({ idleMinutes: 1440 });
    expect(config.cullingIn('constructor')).toEqual({ idleMinutes: 60 });
    expect(config.problems).toEqual([]);
  });

  it('knows culling of some clusters only', () => {
    const { cullingIn } = read({
      culling: { clusters: { one: { enabled: true, idleMinutes: 5 } } },
    });
    expect(cullingIn('one')).toEqual({ idleMinutes: 5 });
    expect(cullingIn('other')).toBeUndefined();
  });

  it.each([
    ['a text', { operate: 'true' }, 'mlops.notebooks.operate is wrong'],
    [
      'no minutes',
      { culling: { enabled: true, idleMinutes: 0 } },
      'mlops.notebooks.culling.idleMinutes is wrong',
    ],
    [
      'an unknown key',
      { culling: { enable: true } },
      'mlops.notebooks.culling is wrong',
    ],
    ['no keys', 'on', 'mlops.notebooks is not a set of keys.'],
  ])('leaves out %s and says so', (_what, wrong, message) => {
    const config = read(wrong);
    expect(config.operate).toBe(false);
    expect(config.cullingIn('local')).toBeUndefined();
    expect(config.problems).toEqual([
      expect.objectContaining({ message: expect.stringContaining(message) }),
    ]);
  });
});
