import { drawText, textWidth } from './glyphs';
import { encodePng } from './png';

/** How often a customer who stayed or left was taken for one who stays or leaves. */
export interface ConfusionMatrix {
  readonly trueNegative: number;
  readonly falsePositive: number;
  readonly falseNegative: number;
  readonly truePositive: number;
}

const CUSTOMERS = 2_000;
const CHURNERS = 407;

/** A matrix of 2 000 customers whose F1 is about the given one, with precision and recall alike. */
export function matrixOf(f1: number): ConfusionMatrix {
  const truePositive = Math.round(CHURNERS * f1);
  const falseNegative = CHURNERS - truePositive;
  const falsePositive = falseNegative;
  return {
    truePositive,
    falseNegative,
    falsePositive,
    trueNegative: CUSTOMERS - CHURNERS - falsePositive,
  };
}

const CELL = 120;
const LEFT = 90;
const TOP = 50;
const WIDTH = LEFT + 2 * CELL + 20;
const HEIGHT = TOP + 2 * CELL + 20;
const INK = 1;
const LIGHT_INK = 2;
const FIRST_SHADE = 3;
const SHADES = 64;

const PALETTE = [
  [255, 255, 255],
  [33, 33, 33],
  [255, 255, 255],
  ...Array.from({ length: SHADES }, (_, index) => {
    const part = index / (SHADES - 1);
    return [
      Math.round(239 - 231 * part),
      Math.round(243 - 195 * part),
      Math.round(255 - 148 * part),
    ] as const;
  }),
] as const as readonly (readonly [number, number, number])[];

/** Draws the matrix as the usual heat map, as a PNG file. */
export function drawConfusionMatrix(matrix: ConfusionMatrix): Buffer {
  const pixels = new Uint8Array(WIDTH * HEIGHT);
  const paint = (color: number) => (x: number, y: number) => {
    pixels[y * WIDTH + x] = color;
  };
  const write = (
    text: string,
    center: { x: number; y: number },
    scale: number,
    color = INK,
  ) => {
    drawText(text, {
      x: Math.round(center.x - textWidth(text, scale) / 2),
      y: Math.round(center.y - 2.5 * scale),
      scale,
      paint: paint(color),
    });
  };
  const cells = [
    [matrix.trueNegative, matrix.falsePositive],
    [matrix.falseNegative, matrix.truePositive],
  ];
  const most = Math.max(...cells.flat());
  for (const [row, counts] of cells.entries()) {
    for (const [column, count] of counts.entries()) {
      const shade = Math.round((SHADES - 1) * (count / most));
      const [left, top] = [LEFT + column * CELL, TOP + row * CELL];
      for (let y = top; y < top + CELL - 2; y += 1) {
        pixels.fill(
          FIRST_SHADE + shade,
          y * WIDTH + left,
          y * WIDTH + left + CELL - 2,
        );
      }
      const center = { x: left + CELL / 2, y: top + CELL / 2 };
      const color = shade > SHADES / 2 ? LIGHT_INK : INK;
      write(String(count), center, 5, color);
    }
  }
  for (const [index, label] of ['STAYS', 'LEAVES'].entries()) {
    const middle = index * CELL + CELL / 2;
    write(label, { x: LEFT + middle, y: TOP - 12 }, 2);
    write(label, { x: LEFT - 30, y: TOP + middle }, 2);
  }
  write('PREDICTED', { x: LEFT + CELL, y: 14 }, 2);
  write('ACTUAL', { x: 26, y: TOP - 12 }, 2);
  return encodePng({ width: WIDTH, height: HEIGHT, pixels, palette: PALETTE });
}
