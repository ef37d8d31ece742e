import { useMemo } from 'react';
import {
  type ColumnDef,
  functionalUpdate,
  getCoreRowModel,
  type SortingState,
  useReactTable,
} from '@tanstack/react-table';
import type { SortOrder } from '../../components';
import { parseKeyColumn } from '../columnId';
import type { GridColumn } from './GridColumn';
import type { GridLine } from './GridLine';

const coreRowModel = getCoreRowModel<GridLine>();
const narrowest = 60;

const pinning = { left: ['name'] };

const noLines: GridLine[] = [];

/** Without it the library would hold that a column cannot be sorted by. */
const nothing = () => undefined;

/**
 * The table library's part: columns with their widths, and what sorting by them
 * means. The lines are not its affair: it would make an object of each of
 * thousands of them whenever their order is another.
 */
export function useGridTable(options: {
  columns: readonly GridColumn[];
  nameTitle: string;
  nameWidth: number;
  isLowerBetter: (metric: string) => boolean;
  order: readonly SortOrder[];
  onOrder: (order: readonly SortOrder[]) => void;
  widths: Readonly<Record<string, number>>;
  onWidths: (widths: Record<string, number>) => void;
}) {
  const { columns, nameTitle, nameWidth, isLowerBetter } = options;
  const { order, onOrder, widths, onWidths } = options;

  const definitions = useMemo(
    (): ColumnDef<GridLine>[] => [
      {
        id: 'name',
        header: nameTitle,
        accessorFn: nothing,
        sortDescFirst: false,
        size: nameWidth,
        minSize: 120,
        meta: { title: nameTitle },
      },
      ...columns.map(column => ({
        id: column.id,
        header: column.title,
        accessorFn: nothing,
        size: column.width,
        minSize: narrowest,
        sortDescFirst: isBestFirst(column.id, isLowerBetter),
        meta: {
          title: column.title,
          hint: column.hint,
          align: column.align,
          column,
        },
      })),
    ],
    [columns, nameTitle, nameWidth, isLowerBetter],
  );
  const sorting = useMemo(
    (): SortingState =>
      order.map(({ column, direction }) => ({
        id: column,
        desc: direction === 'desc',
      })),
    [order],
  );
  return useReactTable({
    data: noLines,
    columns: definitions,
    getCoreRowModel: coreRowModel,
    manualSorting: true,
    columnResizeMode: 'onEnd',
    state: {
      sorting,
      columnSizing: widths,
      columnPinning: pinning,
    },
    onSortingChange: change =>
      onOrder(
        functionalUpdate(change, sorting).map(({ id, desc }) => ({
          column: id,
          direction: desc ? ('desc' as const) : ('asc' as const),
        })),
      ),
    onColumnSizingChange: change => onWidths(functionalUpdate(change, widths)),
  });
}

/** The first click shows the best runs, or the newest. */
function isBestFirst(
  column: string,
  isLowerBetter: (metric: string) => boolean,
) {
  const parsed = parseKeyColumn(column);
  return parsed?.kind === 'metrics'
    ? !isLowerBetter(parsed.key)
    : column === 'started' || column === 'duration';
}
