import type { KeyboardEvent } from 'react';
import { flexRender, type Header, type Table } from '@tanstack/react-table';
import { makeStyles } from '@material-ui/core/styles';
import ArrowDownwardIcon from '@material-ui/icons/ArrowDownward';
import ArrowUpwardIcon from '@material-ui/icons/ArrowUpward';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef, type Translate } from '../../translation';
import type { GridLine } from './GridLine';
import { headHeight, useGridStyles } from './gridStyles';

const keyboardStep = 16;

const useStyles = makeStyles(
  theme => ({
    row: { height: headHeight },
    cell: { fontWeight: theme.typography.fontWeightBold as 'bold' },
    button: {
      alignItems: 'center',
      background: 'none',
      border: 0,
      color: 'inherit',
      cursor: 'pointer',
      display: 'flex',
      font: 'inherit',
      minWidth: 0,
      padding: theme.spacing(0.5, 0),
    },
    title: {
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    icon: { flex: 'none', fontSize: '1rem' },
    place: { fontSize: '0.7rem' },
    resize: {
      bottom: 0,
      cursor: 'col-resize',
      position: 'absolute',
      right: 0,
      top: 0,
      touchAction: 'none',
      width: 8,
      '&:hover': { backgroundColor: theme.palette.divider },
    },
    relative: { position: 'relative' },
  }),
  { name: 'MlopsGridHeader' },
);

/** The titles of the columns: click sorts, Shift and click sorts further, the edge changes the width. */
export function GridHeader(props: {
  table: Table<GridLine>;
  selectAll: React.ReactNode;
}) {
  const { table, selectAll } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const grid = useGridStyles();
  return (
    <div className={`${grid.row} ${classes.row}`} role="row" aria-rowindex={1}>
      {table.getFlatHeaders().map(header => (
        <HeaderCell
          key={header.id}
          header={header}
          table={table}
          before={header.column.getIsPinned() ? selectAll : undefined}
          t={t}
          classes={classes}
          grid={grid}
        />
      ))}
    </div>
  );
}

function HeaderCell(props: {
  header: Header<GridLine, unknown>;
  table: Table<GridLine>;
  before: React.ReactNode;
  t: Translate;
  classes: ReturnType<typeof useStyles>;
  grid: ReturnType<typeof useGridStyles>;
}) {
  const { header, table, before, t, classes, grid } = props;
  const { column } = header;
  const { meta } = column.columnDef;
  const sorted = column.getIsSorted();
  const place = column.getSortIndex();
  const toggle = column.getToggleSortingHandler();
  const Icon = sorted === 'asc' ? ArrowUpwardIcon : ArrowDownwardIcon;

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -keyboardStep, ArrowRight: keyboardStep }[
      event.key
    ];
    if (event.altKey && step) {
      event.preventDefault();
      event.stopPropagation();
      table.setColumnSizing(sizes => ({
        ...sizes,
        [column.id]: Math.max(
          column.columnDef.minSize ?? 0,
          column.getSize() + step,
        ),
      }));
    }
  };
  return (
    <div
      className={[
        grid.cell,
        classes.cell,
        column.getIsPinned() ? grid.sticky : classes.relative,
        meta?.align === 'right' ? grid.right : '',
      ].join(' ')}
      role="columnheader"
      aria-sort={ariaSort(place === 0 && sorted)}
      style={{ width: column.getSize() }}
    >
      {before}
      <button
        type="button"
        className={classes.button}
        title={meta?.hint}
        aria-label={t('experiments.grid.sortBy', { title: meta?.title ?? '' })}
        aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight"
        onClick={toggle}
        onKeyDown={onKeyDown}
      >
        <span className={classes.title}>
          {flexRender(column.columnDef.header, header.getContext())}
        </span>
        {sorted && <Icon className={classes.icon} aria-hidden />}
        {sorted && table.getState().sorting.length > 1 && (
          <span className={classes.place}>{place + 1}</span>
        )}
      </button>
      {/* The keyboard does the same on the title, with Alt and the arrow keys. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <span
        className={classes.resize}
        aria-hidden
        onMouseDown={header.getResizeHandler()}
        onTouchStart={header.getResizeHandler()}
        onDoubleClick={() => column.resetSize()}
      />
    </div>
  );
}

function ariaSort(sorted: false | 'asc' | 'desc') {
  if (!sorted) {
    return undefined;
  }
  return sorted === 'asc' ? 'ascending' : 'descending';
}
