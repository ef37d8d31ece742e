import { memo, type ReactNode } from 'react';
import { alpha, makeStyles } from '@material-ui/core/styles';
import type { Run } from '../../api';
import type { GridColumn } from './GridColumn';
import type { GridLine, GroupLine, NoteLine, RunLine } from './GridLine';
import { groupHeight, lineHeight, type useGridStyles } from './gridStyles';
import { nameCell } from './runCells';
import type { CellParts } from './useCellParts';

/** Of all lines; a hook in each of them would be felt while scrolling. */
export const useRowStyles = makeStyles(
  theme => ({
    line: {
      fontSize: theme.typography.body2.fontSize,
      fontVariantNumeric: 'tabular-nums',
      height: lineHeight,
      left: 0,
      top: 0,
      '&:hover': { backgroundColor: theme.palette.background.default },
    },
    group: { height: groupHeight, lineHeight: 1.35 },
    selected: {
      // Opaque, because the first column lies over those that are scrolled away.
      backgroundImage: `linear-gradient(${alpha(
        theme.palette.primary.main,
        0.12,
      )}, ${alpha(theme.palette.primary.main, 0.12)})`,
    },
    active: {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: -2,
    },
    checkbox: {
      accentColor: theme.palette.primary.main,
      cursor: 'pointer',
      flex: 'none',
      height: 16,
      margin: theme.spacing(0, 1, 0, 0),
      width: 16,
    },
    fold: {
      alignItems: 'center',
      background: 'none',
      border: 0,
      color: 'inherit',
      cursor: 'pointer',
      display: 'flex',
      flex: 'none',
      fontSize: '1rem',
      justifyContent: 'center',
      padding: 0,
      width: 24,
    },
    noFold: { flex: 'none', width: 24 },
    note: { color: theme.palette.text.secondary, fontStyle: 'italic' },
    count: { color: theme.palette.text.secondary, marginLeft: 8 },
  }),
  { name: 'MlopsGridRow' },
);

/** What somebody does to a line. */
export interface LineActions {
  readonly onSelect: (line: RunLine, withRange: boolean) => void;
  readonly onFold: (line: RunLine | GroupLine) => void;
}

/** A column with its width in pixels; the first one, which names the line, has none to show. */
export interface PlacedColumn {
  readonly id: string;
  readonly width: number;
  readonly column: GridColumn | undefined;
}

interface LineProps {
  readonly id: string;
  readonly columns: readonly PlacedColumn[];
  /** Among the lines below the head, from 0; pinned ones have none. */
  readonly index: number;
  readonly rowIndex: number;
  /** In pixels; undefined for pinned lines, which are not placed. */
  readonly top: number | undefined;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  /** Whether lines can be unfolded at all, so that names stay in one line. */
  readonly hasFolds: boolean;
  readonly isNested: boolean;
  readonly groupKey: string;
  readonly actions: LineActions;
  readonly parts: CellParts;
  readonly styles: ReturnType<typeof useRowStyles>;
  readonly grid: ReturnType<typeof useGridStyles>;
}

/** One line of the grid: a run, a group of runs, or a note about child runs. */
export const GridRow = memo(function Line(
  props: LineProps & {
    line: GridLine;
    /** The newest state of the line's run. */
    run: Run | undefined;
    /** Instead of nothing, before the name. */
    action?: ReactNode;
  },
) {
  const { line, columns, run, id, index, rowIndex, top, isActive, isSelected } =
    props;
  const { isNested, parts, grid, styles: classes } = props;
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={line.kind === 'run' ? isSelected : undefined}
      aria-level={isNested && line.kind !== 'group' ? levelOf(line) : undefined}
      aria-expanded={
        line.kind === 'note' || !isNested ? undefined : line.expanded
      }
      className={[
        grid.row,
        classes.line,
        line.kind === 'group' ? classes.group : '',
        isSelected ? classes.selected : '',
        isActive ? classes.active : '',
      ].join(' ')}
      style={
        top === undefined
          ? undefined
          : { position: 'absolute', transform: `translateY(${top}px)` }
      }
      data-index={index}
    >
      {line.kind === 'note' ? (
        <div
          className={`${grid.cell} ${classes.note}`}
          role="gridcell"
          style={{ paddingLeft: 8 + 24 * line.level }}
        >
          <span>{noteText(line, parts)}</span>
        </div>
      ) : (
        columns.map(({ id: columnId, width, column }) => (
          <div
            key={columnId}
            role={column ? 'gridcell' : 'rowheader'}
            className={[
              grid.cell,
              column ? '' : grid.sticky,
              isSelected && !column ? classes.selected : '',
              column?.align === 'right' ? grid.right : '',
            ].join(' ')}
            style={{ width }}
          >
            {column ? (
              <span>{valueOf(line, run, column, isActive)}</span>
            ) : (
              nameOf(props, line)
            )}
          </div>
        ))
      )}
    </div>
  );
});

function levelOf(line: RunLine | NoteLine): number {
  return line.level;
}

/** What a column says of a line. */
function valueOf(
  line: RunLine | GroupLine,
  run: Run | undefined,
  column: GridColumn,
  isActive: boolean,
): ReactNode {
  return line.kind === 'group'
    ? column.ofGroup?.(line)
    : column.ofRun(run ?? line.run, isActive);
}

/** Checkbox, what unfolds, and the name. */
function nameOf(
  props: LineProps & { run: Run | undefined; action?: ReactNode },
  line: RunLine | GroupLine,
): ReactNode {
  const { hasFolds, isSelected, isActive, groupKey, actions, parts } = props;
  const { styles: classes } = props;
  const { t } = parts;
  if (line.kind === 'group') {
    const name =
      line.value === undefined
        ? t('experiments.grid.groupNone', { key: groupKey })
        : t('experiments.grid.groupOf', { key: groupKey, value: line.value });
    return (
      <>
        {foldButton(line, name, props)}
        <span title={name}>
          <strong>{name}</strong>
          <span className={classes.count}>
            {t('experiments.grid.groupCount', { count: line.runs.length })}
          </span>
        </span>
      </>
    );
  }
  const run = props.run ?? line.run;
  return (
    <>
      <input
        type="checkbox"
        className={classes.checkbox}
        checked={isSelected}
        tabIndex={isActive ? 0 : -1}
        aria-label={t('experiments.grid.select', { name: run.name })}
        // Not onChange, which does not tell whether Shift is held.
        onClick={event => actions.onSelect(line, event.shiftKey)}
        readOnly
      />
      {line.level > 1 && (
        <span style={{ flex: 'none', width: 16 * (line.level - 1) }} />
      )}
      {hasFolds &&
        (line.expanded === undefined ? (
          <span className={classes.noFold} />
        ) : (
          foldButton(line, run.name, props)
        ))}
      {props.action}
      {nameCell(run, isActive, parts)}
    </>
  );
}

function foldButton(
  line: RunLine | GroupLine,
  name: string,
  { actions, parts, styles: classes }: LineProps,
): ReactNode {
  const kind = line.kind === 'group' ? 'Group' : '';
  const label = parts.t(
    `experiments.grid.${line.expanded ? 'collapse' : 'expand'}${kind}` as const,
    { name },
  );
  return (
    <button
      type="button"
      className={classes.fold}
      tabIndex={-1}
      aria-label={label}
      title={label}
      onClick={() => actions.onFold(line)}
    >
      {line.expanded ? '▾' : '▸'}
    </button>
  );
}

function noteText({ note }: NoteLine, { t }: CellParts): string {
  switch (note.state) {
    case 'loading':
      return t('experiments.grid.childrenLoading');
    case 'none':
      return t('experiments.grid.childrenNone');
    case 'more':
      return t('experiments.grid.childrenMore', { number: String(note.count) });
    default:
      return t('experiments.grid.childrenFailed', { message: note.message });
  }
}
