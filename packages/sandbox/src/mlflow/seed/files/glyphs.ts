/** Letters and digits of three by five points, a row of three bits each. */
const GLYPHS: Readonly<Record<string, readonly number[]>> = {
  '0': [7, 5, 5, 5, 7],
  '1': [2, 6, 2, 2, 7],
  '2': [7, 1, 7, 4, 7],
  '3': [7, 1, 7, 1, 7],
  '4': [5, 5, 7, 1, 1],
  '5': [7, 4, 7, 1, 7],
  '6': [7, 4, 7, 5, 7],
  '7': [7, 1, 2, 2, 2],
  '8': [7, 5, 7, 5, 7],
  '9': [7, 5, 7, 1, 7],
  A: [7, 5, 7, 5, 5],
  C: [7, 4, 4, 4, 7],
  D: [6, 5, 5, 5, 6],
  E: [7, 4, 7, 4, 7],
  F: [7, 4, 7, 4, 4],
  I: [7, 2, 2, 2, 7],
  L: [4, 4, 4, 4, 7],
  P: [7, 5, 7, 4, 4],
  R: [7, 5, 6, 5, 5],
  S: [7, 4, 7, 1, 7],
  T: [7, 2, 2, 2, 2],
  U: [5, 5, 5, 5, 7],
  V: [5, 5, 5, 5, 2],
  Y: [5, 5, 2, 2, 2],
};

const WIDTH = 3;
const HEIGHT = 5;
/** A glyph and the gap behind it. */
const ADVANCE = WIDTH + 1;

/** How wide a text is at a scale, in pixels. */
export function textWidth(text: string, scale: number): number {
  return (text.length * ADVANCE - 1) * scale;
}

/** Draws a text of capitals and digits; what has no glyph stays empty. */
export function drawText(
  text: string,
  options: {
    x: number;
    y: number;
    scale: number;
    paint: (x: number, y: number) => void;
  },
) {
  const { x, y, scale, paint } = options;
  for (const [index, character] of [...text].entries()) {
    const rows = GLYPHS[character] ?? [];
    for (let row = 0; row < HEIGHT * scale; row += 1) {
      for (let column = 0; column < WIDTH * scale; column += 1) {
        const bits = rows[Math.floor(row / scale)] ?? 0;
        if (bits & (4 >> Math.floor(column / scale))) {
          paint(x + index * ADVANCE * scale + column, y + row);
        }
      }
    }
  }
}
