import { type RefObject, useEffect, useRef, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { ChartOption } from './ChartOption';
import { type Chart, createChart } from './echartsModules';
import type { Range } from './MetricSeries';
import { RangeDrag } from './RangeDrag';

const useStyles = makeStyles(
  theme => ({
    root: {
      position: 'relative',
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: 2,
      },
    },
    // The chart scrolls with the page; only sideways dragging is its own.
    canvas: { touchAction: 'pan-y' },
    spoken: {
      clip: 'rect(0 0 0 0)',
      height: 1,
      overflow: 'hidden',
      position: 'absolute',
      width: 1,
    },
  }),
  { name: 'MlopsEChart' },
);

export interface EChartProps {
  readonly option: ChartOption;
  /** What the chart shows, for those who do not see it. */
  readonly label: string;
  /** In pixels. */
  readonly height: number;
  /** Dragging sideways chooses a range of the x axis. */
  readonly onRange?: (range: Range) => void;
  /** Brushing on parallel axes: the axis by its id, and what is chosen of it. */
  readonly onAxisRange?: (axisId: string, range: Range | undefined) => void;
  /** What is brushed, by the id of the axis. */
  readonly axisRanges?: ReadonlyMap<string, Range>;
  /** A mark was chosen, by its place in the data of its series. */
  readonly onPoint?: (dataIndex: number) => void;
  /** Says the values at a place of the first series; arrow keys lead from one to the next. */
  readonly speak?: (dataIndex: number) => string;
  /** How many places there are. */
  readonly places?: number;
  /** A series to lift out of the others, by its id. */
  readonly emphasised?: string;
}

/** ECharts in an element of the page. It brings ECharts along: load it lazily. */
export function EChart(props: EChartProps) {
  const { option, label, height, onRange, places = 0 } = props;
  const classes = useStyles();
  const element = useRef<HTMLDivElement>(null);
  const chart = useChart(element, props);
  const [place, setPlace] = useState<number>();

  useEffect(() => {
    chart?.setOption(option, { notMerge: true });
  }, [chart, option]);
  useAxisRanges(chart, props);
  useEmphasis(chart, props.emphasised);

  const goTo = (next: number | undefined) => {
    setPlace(next);
    chart?.dispatchAction(
      next === undefined
        ? { type: 'hideTip' }
        : { type: 'showTip', seriesIndex: 0, dataIndex: next },
    );
  };
  return (
    <div className={classes.root}>
      {/* The picture is one thing to screen readers; arrow keys go along its values. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        role="img"
        aria-label={label}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className={classes.root}
        onBlur={() => place !== undefined && goTo(undefined)}
        onKeyDown={event => {
          const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
          if (step && places > 0) {
            event.preventDefault();
            const start = place ?? (step > 0 ? -1 : places);
            goTo(Math.min(places - 1, Math.max(0, start + step)));
          } else if (event.key === 'Escape') {
            goTo(undefined);
          }
        }}
      >
        <RangeDrag chart={chart} onRange={onRange}>
          <div ref={element} className={classes.canvas} style={{ height }} />
        </RangeDrag>
      </div>
      <div className={classes.spoken} aria-live="polite">
        {place === undefined ? '' : props.speak?.(place)}
      </div>
    </div>
  );
}

/** A chart as long as the element is there, as large as it is, that tells what was clicked or brushed. */
function useChart(
  element: RefObject<HTMLDivElement>,
  props: EChartProps,
): Chart | undefined {
  const [chart, setChart] = useState<Chart>();
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    if (!element.current) {
      return undefined;
    }
    const created = createChart(element.current);
    created.on('click', ({ componentType, dataIndex }) => {
      if (componentType === 'series' && dataIndex !== undefined) {
        latest.current.onPoint?.(dataIndex);
      }
    });
    created.on('axisareaselected', event => {
      const { parallelAxisId: id } = event as { parallelAxisId?: string };
      const { intervals = [] } = event as { intervals?: [number, number][] };
      if (id !== undefined) {
        latest.current.onAxisRange?.(id, intervals[0]);
      }
    });
    const observer = new ResizeObserver(() => created.resize());
    observer.observe(element.current);
    setChart(created);
    return () => {
      observer.disconnect();
      created.dispose();
      setChart(undefined);
    };
  }, [element]);
  return chart;
}

/** Shows on the axes what the address or the fields say. */
function useAxisRanges(chart: Chart | undefined, props: EChartProps) {
  const { option, axisRanges } = props;
  useEffect(() => {
    for (const { id } of option.parallelAxis ?? []) {
      const range = axisRanges?.get(id);
      chart?.dispatchAction({
        type: 'axisAreaSelect',
        parallelAxisId: id,
        intervals: range ? [[...range]] : [],
      });
    }
  }, [chart, option, axisRanges]);
}

function useEmphasis(chart: Chart | undefined, series: string | undefined) {
  useEffect(() => {
    if (!chart || series === undefined) {
      return undefined;
    }
    chart.dispatchAction({ type: 'highlight', seriesId: series });
    return () => {
      if (!chart.isDisposed()) {
        chart.dispatchAction({ type: 'downplay', seriesId: series });
      }
    };
  }, [chart, series]);
}
