import { palettes, runColours } from './runColours';

const ids = Array.from({ length: 40 }, (_, index) => `run${index}`);

/** As WCAG 2 defines contrast. */
function contrast(a: string, b: string): number {
  const [light, dark] = [a, b].map(luminance).sort((m, n) => n - m);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map(at => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045
      ? channel / 12.92
      : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('runColours', () => {
  it('does not depend on the order of the runs', () => {
    const some = ids.slice(0, 9);
    expect(runColours([...some].reverse(), 'light')).toEqual(
      runColours(some, 'light'),
    );
  });

  it('gives up to twelve runs a hue each', () => {
    const colours = [...runColours(ids.slice(0, 12), 'light').values()];
    expect(new Set(colours.map(({ colour }) => colour)).size).toBe(12);
    expect(colours.every(({ line }) => line === 'solid')).toBe(true);
  });

  it('tells more runs apart by the pattern of the line', () => {
    const looks = [...runColours(ids.slice(0, 36), 'dark').values()].map(
      ({ colour, line }) => `${colour} ${line}`,
    );
    expect(new Set(looks).size).toBe(36);
  });

  it('goes on beyond that, and takes a run that comes twice for one', () => {
    expect(runColours([...ids, ...ids], 'light').size).toBe(40);
  });

  it('has the same hue by day and by night', () => {
    const [day, night] = (['light', 'dark'] as const).map(theme =>
      palettes[theme].indexOf(
        runColours(['run7'], theme).get('run7')!.colour as never,
      ),
    );
    expect(day).toBe(night);
  });

  it.each([
    ['light', '#ffffff'],
    ['dark', '#424242'],
  ] as const)('has hues that stand out from %s paper', (theme, paper) => {
    for (const colour of palettes[theme]) {
      expect([colour, contrast(colour, paper) >= 3]).toEqual([colour, true]);
    }
  });
});
