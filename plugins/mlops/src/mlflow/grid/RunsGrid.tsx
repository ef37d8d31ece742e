import './tableMeta';
import {
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useNavigate } from 'react-router-dom';
import { useVirtualizer } from '@tanstack/react-virtual';
import IconButton from '@material-ui/core/IconButton';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import PinIcon from '@material-ui/icons/Room';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Run } from '../../api';
import type { SortOrder } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { useRunPath } from '../paths';
import type { GridColumn } from './GridColumn';
import { GridHeader } from './GridHeader';
import type { GridLine, GroupLine, RunLine } from './GridLine';
import {
  GridRow,
  type LineActions,
  type PlacedColumn,
  useRowStyles,
} from './GridRow';
import {
  groupHeight,
  headHeight,
  lineHeight,
  useGridStyles,
} from './gridStyles';
import type { CellParts } from './useCellParts';
import { useGridClicks } from './useGridClicks';
import { useGridKeys } from './useGridKeys';
import { useGridTable } from './useGridTable';

const useStyles = makeStyles(
  theme => ({
    root: {
      backgroundColor: theme.palette.background.paper,
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      fontFamily: theme.typography.fontFamily,
      // Lines come and go while it scrolls; the browser must not hold on to one.
      overflowAnchor: 'none',
      maxHeight: 'min(70vh, 900px)',
      overflow: 'auto',
      position: 'relative',
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
      },
    },
    head: { position: 'sticky', top: 0, zIndex: 2 },
    pinned: { borderBottom: `2px solid ${theme.palette.divider}` },
    body: { position: 'relative' },
    checkbox: {
      accentColor: theme.palette.primary.main,
      flex: 'none',
      height: 16,
      margin: theme.spacing(0, 1, 0, 0),
      width: 16,
    },
    pin: { flex: 'none', marginRight: 4, padding: 2 },
  }),
  { name: 'MlopsRunsGrid' },
);

/** This many lines before the end the next page is asked for. */
const ahead = 30;

/** Thousands of runs, of which only those in sight are drawn. */
export function RunsGrid(props: {
  lines: readonly GridLine[];
  pinned: readonly Run[];
  /** Newer states of runs, by id. */
  newer: ReadonlyMap<string, Run>;
  columns: readonly GridColumn[];
  parts: CellParts;
  widths: Readonly<Record<string, number>>;
  onWidths: (widths: Record<string, number>) => void;
  order: readonly SortOrder[];
  onOrder: (order: readonly SortOrder[]) => void;
  isLowerBetter: (metric: string) => boolean;
  selected: ReadonlySet<string>;
  onSelect: (line: RunLine, withRange: boolean) => void;
  selectAll: { checked: boolean; label: string; onChange: () => void };
  onFold: (line: RunLine | GroupLine) => void;
  onUnpin: (runId: string) => void;
  /** Lines lie in groups or under their parents. */
  isNested: boolean;
  groupKey: string;
  hasMore: boolean;
  /** Undefined where more are loaded on request only. */
  onEnd: (() => void) | undefined;
  /** Whether somebody is at work in the grid, so that nothing may move. */
  onEngaged: (engaged: boolean) => void;
  isBusy: boolean;
}) {
  const { lines, pinned, newer, columns, selected, isNested } = props;
  const { hasMore, onEnd, onEngaged, onSelect, onFold } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const theme = useTheme();
  const isNarrow = useMediaQuery(theme.breakpoints.down('xs'));
  const navigate = useNavigate();
  const pathOf = useRunPath();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const [hasFocus, setFocus] = useState(false);
  const [isPointed, setPointed] = useState(false);

  const pinnedLines = useMemo(
    () =>
      pinned.map(
        (run): RunLine => ({
          kind: 'run',
          id: run.runId,
          run,
          level: 1,
          expanded: undefined,
        }),
      ),
    [pinned],
  );
  const table = useGridTable({
    columns,
    nameTitle: t('experiments.column.name'),
    nameWidth: isNarrow ? 170 : 260,
    isLowerBetter: props.isLowerBetter,
    order: props.order,
    onOrder: props.onOrder,
    widths: props.widths,
    onWidths: props.onWidths,
  });

  const headSize = headHeight + pinnedLines.length * lineHeight;
  // Another function makes the list measure anew, as other lines need it.
  const getItemKey = useCallback((index: number) => lines[index].id, [lines]);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: index =>
      lines[index].kind === 'group' ? groupHeight : lineHeight,
    getItemKey,
    overscan: 8,
    scrollMargin: headSize,
    scrollPaddingStart: headSize,
  });

  const items = virtualizer.getVirtualItems();
  const last = items[items.length - 1]?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= lines.length - ahead) {
      onEnd?.();
    }
  }, [hasMore, last, lines.length, onEnd]);

  const isScrolled = (virtualizer.scrollOffset ?? 0) > 0;
  useEffect(
    () => onEngaged(hasFocus || isPointed || isScrolled),
    [onEngaged, hasFocus, isPointed, isScrolled],
  );

  const onMove = useCallback(
    (index: number) => {
      setActive(index);
      virtualizer.scrollToIndex(index);
    },
    [virtualizer],
  );
  const onOpen = useCallback(
    ({ run }: RunLine) => navigate(pathOf(run)),
    [navigate, pathOf],
  );
  const activeIndex = Math.min(active, Math.max(lines.length - 1, 0));
  const onKeyDown = useGridKeys({
    lines,
    active: activeIndex,
    onMove,
    onSelect,
    onFold,
    onOpen,
  });
  const actions = useMemo(
    (): LineActions => ({ onSelect, onFold }),
    [onSelect, onFold],
  );
  const hasFolds = useMemo(
    () =>
      lines.some(line => line.kind !== 'note' && line.expanded !== undefined),
    [lines],
  );
  const isInSight = items.some(({ index }) => index === activeIndex);
  const placed = useMemo(
    () =>
      table.getVisibleLeafColumns().map(
        (column): PlacedColumn => ({
          id: column.id,
          width: column.getSize(),
          column: column.columnDef.meta?.column,
        }),
      ),
    // The table itself stays the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [table, columns, props.widths, isNarrow],
  );
  const styles = useRowStyles();
  const grid = useGridStyles();
  const onClick = useGridClicks(setActive);
  const lineProps = {
    columns: placed,
    styles,
    grid,
    parts: props.parts,
    hasFolds,
    isNested,
    groupKey: props.groupKey,
    actions,
  };
  const pinnedCount = pinnedLines.length;

  return (
    <>
      <span id={`${id}help`} hidden>
        {t('experiments.grid.help')}
      </span>
      <div
        ref={scroller}
        className={classes.root}
        role={isNested ? 'treegrid' : 'grid'}
        aria-label={t('experiments.runsPanel')}
        aria-describedby={`${id}help`}
        aria-multiselectable
        aria-rowcount={hasMore ? -1 : lines.length + pinnedCount + 1}
        aria-colcount={columns.length + 1}
        aria-activedescendant={
          hasFocus && isInSight ? `${id}${activeIndex}` : undefined
        }
        aria-busy={props.isBusy}
        tabIndex={0}
        onClick={onClick}
        onKeyDown={onKeyDown}
        onFocus={() => setFocus(true)}
        onBlur={() => setFocus(false)}
        onPointerEnter={() => setPointed(true)}
        onPointerLeave={() => setPointed(false)}
      >
        <div
          role="rowgroup"
          className={`${classes.head} ${pinnedCount ? classes.pinned : ''}`}
          style={{ minWidth: '100%', width: table.getTotalSize() }}
        >
          <GridHeader
            table={table}
            selectAll={
              <input
                type="checkbox"
                className={classes.checkbox}
                checked={props.selectAll.checked}
                aria-label={props.selectAll.label}
                title={props.selectAll.label}
                onChange={props.selectAll.onChange}
              />
            }
          />
          {pinnedLines.map((line, index) => (
            <GridRow
              key={line.id}
              {...lineProps}
              id={`${id}pin${index}`}
              line={line}
              run={newer.get(line.id)}
              index={activeIndex}
              rowIndex={index + 2}
              top={undefined}
              isActive={false}
              isSelected={selected.has(line.id)}
              action={
                <IconButton
                  className={classes.pin}
                  size="small"
                  aria-label={t('experiments.grid.unpin', {
                    name: pinned[index].name,
                  })}
                  title={t('experiments.grid.unpin', {
                    name: pinned[index].name,
                  })}
                  onClick={() => props.onUnpin(line.id)}
                >
                  <PinIcon fontSize="small" color="primary" />
                </IconButton>
              }
            />
          ))}
        </div>
        <div
          role="rowgroup"
          className={classes.body}
          style={{
            height: virtualizer.getTotalSize(),
            minWidth: '100%',
            width: table.getTotalSize(),
          }}
        >
          {items.map(item => {
            const line = lines[item.index];
            return (
              <GridRow
                key={item.key}
                {...lineProps}
                id={`${id}${item.index}`}
                line={line}
                run={newer.get(line.id)}
                index={item.index}
                rowIndex={item.index + pinnedCount + 2}
                top={item.start - headSize}
                isActive={hasFocus && item.index === activeIndex}
                isSelected={selected.has(line.id)}
              />
            );
          })}
        </div>
      </div>
    </>
  );
}
