import { type MetricPoint, numberOf } from '../charts/MetricSeries';

/** The path of a line through values, in a box of this size; gaps stay gaps. */
export function sparklinePath(
  points: readonly MetricPoint[],
  size: { readonly width: number; readonly height: number },
): string {
  const values = points.map(([, , value]) => numberOf(value));
  const finite = values.filter(Number.isFinite);
  const steps = points.map(([step]) => step);
  const [left, right] = [Math.min(...steps), Math.max(...steps)];
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  let isDown = false;
  return values
    .flatMap((value, index) => {
      if (!Number.isFinite(value)) {
        isDown = false;
        return [];
      }
      const x = place(steps[index], left, right, size.width);
      const y = size.height - place(value, low, high, size.height);
      const move = isDown ? 'L' : 'M';
      isDown = true;
      return `${move}${round(x)} ${round(y)}`;
    })
    .join('');
}

function place(value: number, from: number, to: number, length: number) {
  return to > from ? ((value - from) / (to - from)) * length : length / 2;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
