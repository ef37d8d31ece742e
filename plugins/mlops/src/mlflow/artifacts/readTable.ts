import Papa from 'papaparse';

/** More rows and columns than this are for a spreadsheet. */
export const mostRows = 200;
const mostColumns = 50;

/** A table in a text file, as far as it is shown. */
export interface ReadTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Whether there are more rows. */
  readonly isCut: boolean;
  /** How many columns there are. */
  readonly columns: number;
}

/** Reads comma, semicolon or tab separated values. The first line names the columns. */
export function readTable(text: string): ReadTable {
  const { data } = Papa.parse<string[]>(text, {
    // One for the header, one to know whether there are more.
    preview: mostRows + 2,
    skipEmptyLines: true,
  });
  const [header = [], ...rows] = data;
  const columns = Math.max(header.length, ...rows.map(row => row.length));
  const width = Math.min(columns, mostColumns);
  return {
    header: Array.from({ length: width }, (_, index) => header[index] ?? ''),
    rows: rows
      .slice(0, mostRows)
      .map(row =>
        Array.from({ length: width }, (_, index) => row[index] ?? ''),
      ),
    isCut: rows.length > mostRows,
    columns,
  };
}
