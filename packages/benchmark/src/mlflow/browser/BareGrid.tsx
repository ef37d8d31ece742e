/* eslint-disable @backstage/no-relative-monorepo-imports -- what is measured is inside of the plugin, which exports extensions only */
import { useMemo, useRef } from 'react';
import {
  type ColumnDef,
  flexRender,
  getCoreRowModel,
  getSortedRowModel,
  type SortingState,
  useReactTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { Run } from '../../../../../plugins/mlops/src/api';
import { columnIds } from './benchmarkRows';

const ROW_HEIGHT = 36;
const HEIGHT = 600;
const WIDTH = 120;

function valueOf(run: Run, id: string): string | number | undefined {
  const [kind, key] = id.split('.');
  switch (kind) {
    case 'metrics':
      return run.metrics.find(it => it.key === key)?.value;
    case 'params':
      return run.params.find(it => it.key === key)?.value;
    case 'started':
      return run.startedAt;
    case 'duration':
      return run.durationMs;
    case 'source':
      return run.source?.name;
    default:
      return run[id as 'status' | 'user' | 'name'];
  }
}

/** What the two libraries' own examples come to: the same columns, plain cells, nothing besides. */
export function BareGrid(props: {
  runs: readonly Run[];
  sorting: SortingState;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useMemo(
    (): ColumnDef<Run>[] =>
      ['name', ...columnIds].map(id => ({
        id,
        accessorFn: run => valueOf(run, id),
        header: id,
        size: WIDTH,
      })),
    [],
  );
  const table = useReactTable({
    data: props.runs as Run[],
    columns,
    state: { sorting: props.sorting },
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  });
  const { rows } = table.getRowModel();
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  return (
    <div
      ref={scroller}
      data-scroller
      style={{ height: HEIGHT, overflow: 'auto' }}
    >
      <table style={{ width: table.getTotalSize() }}>
        <thead>
          {table.getHeaderGroups().map(group => (
            <tr key={group.id}>
              {group.headers.map(header => (
                <th key={header.id} style={{ width: header.getSize() }}>
                  {flexRender(
                    header.column.columnDef.header,
                    header.getContext(),
                  )}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody
          style={{
            display: 'block',
            height: virtualizer.getTotalSize(),
            position: 'relative',
          }}
        >
          {virtualizer.getVirtualItems().map(item => (
            <tr
              key={rows[item.index].id}
              style={{
                display: 'flex',
                height: ROW_HEIGHT,
                position: 'absolute',
                transform: `translateY(${item.start}px)`,
              }}
            >
              {rows[item.index].getVisibleCells().map(cell => (
                <td key={cell.id} style={{ width: cell.column.getSize() }}>
                  {flexRender(cell.column.columnDef.cell, cell.getContext())}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
