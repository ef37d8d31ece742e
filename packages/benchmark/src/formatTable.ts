import { Figure } from './Figure';

const HEADER = ['figure', 'value', 'against', '', 'ratio', 'goal', ''];

const verdict = (met: boolean) => (met ? 'met' : 'MISSED');

/** The figures as a table for a terminal. */
export function formatTable(figures: readonly Figure[]): string {
  const rows = [HEADER, ...figures.map(rowOf)];
  const widths = HEADER.map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  return rows
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function rowOf(figure: Figure): string[] {
  const { id, value, unit, against, ratio, goal = '', met } = figure;
  return [
    id,
    `${value} ${unit}`,
    against?.name ?? '',
    against ? `${against.value} ${unit}` : '',
    ratio === undefined ? '' : `${ratio} ×`,
    goal,
    met === undefined ? '' : verdict(met),
  ];
}
