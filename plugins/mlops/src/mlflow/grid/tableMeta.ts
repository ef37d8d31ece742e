import type { GridColumn } from './GridColumn';

declare module '@tanstack/react-table' {
  // The parameters have to be those of the library's own declaration.
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  interface ColumnMeta<TData, TValue> {
    readonly title: string;
    readonly hint?: string;
    readonly align?: 'right';
    /** Undefined for the column of names. */
    readonly column?: GridColumn;
  }
}
