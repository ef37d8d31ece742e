/** How the line of a run looks. */
export interface RunColour {
  readonly colour: string;
  readonly line: 'solid' | 'dashed' | 'dotted';
}

/** The same hues in the same order, each readable on its paper. */
export const palettes = {
  light: [
    '#1f6fb4',
    '#c8501a',
    '#2a7f3b',
    '#c02942',
    '#7b4fb0',
    '#8a5a2b',
    '#c2408f',
    '#5f6670',
    '#7d7a0c',
    '#0f7f8c',
    '#3b3fa8',
    '#9a3412',
  ],
  dark: [
    '#7fb8f0',
    '#ff9f6b',
    '#7fd394',
    '#ff8f9d',
    '#c9a7f2',
    '#d8ad80',
    '#f59bd0',
    '#c3c9d1',
    '#dcd763',
    '#6fd6e2',
    '#a9adff',
    '#ffc58a',
  ],
} as const;

const lines = ['solid', 'dashed', 'dotted'] as const;

/**
 * A colour for each run, the same whatever the order they come in. A run has
 * its own hue as long as nobody who comes before it by id wants the same; when
 * all hues are taken the lines are dashed, then dotted.
 */
export function runColours(
  runs: readonly string[],
  theme: keyof typeof palettes,
): ReadonlyMap<string, RunColour> {
  const palette = palettes[theme];
  const hues = palette.length;
  const taken = new Set<number>();
  const colours = new Map<string, RunColour>();
  for (const run of [...new Set(runs)].sort()) {
    // Beyond the last pattern hues repeat.
    const round = Math.floor(colours.size / hues) % lines.length;
    if (colours.size % hues === 0) {
      taken.clear();
    }
    let hue = hashOf(run) % hues;
    while (taken.has(hue)) {
      hue = (hue + 1) % hues;
    }
    taken.add(hue);
    colours.set(run, { colour: palette[hue], line: lines[round] });
  }
  return colours;
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    // eslint-disable-next-line no-bitwise
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}
