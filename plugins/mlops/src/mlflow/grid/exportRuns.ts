import type { Run } from '../../api';
import { cellValue } from '../runValues';

/** The first line and one for each run: its name and id, and the columns as they are shown. */
export function runTable(
  runs: readonly Run[],
  columns: readonly string[],
  titleOf: (column: string) => string,
  now: number,
): (string | number)[][] {
  const all = ['name', 'runId', ...columns.filter(id => id !== 'runId')];
  return [
    all.map(titleOf),
    ...runs.map(run =>
      all.map(column => {
        const value = cellValue(run, column, now);
        // Seconds, as everybody's spreadsheet understands them.
        return column === 'duration' && typeof value === 'number'
          ? value / 1000
          : value ?? '';
      }),
    ),
  ];
}

/** CSV in which no text is a formula: names and parameters are what anyone may have written. */
export async function toCsv(
  table: readonly (readonly (string | number)[])[],
): Promise<string> {
  const { unparse } = await import('papaparse');
  return unparse(table as (string | number)[][], { escapeFormulae: true });
}
