import { type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { Chart } from './echartsModules';
import type { Range } from './MetricSeries';

const useStyles = makeStyles(
  theme => ({
    root: { position: 'relative' },
    area: {
      backgroundColor: theme.palette.text.primary,
      bottom: 0,
      opacity: 0.15,
      pointerEvents: 'none',
      position: 'absolute',
      top: 0,
    },
  }),
  { name: 'MlopsRangeDrag' },
);

/** Less is a click, in pixels. */
const leastWidth = 8;

/** Dragging sideways over a chart chooses a part of its x axis. */
export function RangeDrag(props: {
  chart: Chart | undefined;
  onRange: ((range: Range) => void) | undefined;
  children: ReactNode;
}) {
  const { chart, onRange, children } = props;
  const classes = useStyles();
  const start = useRef<number>();
  const [area, setArea] = useState<Range>();
  if (!onRange) {
    return <>{children}</>;
  }

  const placeOf = (event: PointerEvent<HTMLDivElement>) =>
    event.clientX - event.currentTarget.getBoundingClientRect().left;
  const end = (event: PointerEvent<HTMLDivElement>) => {
    const from = start.current;
    start.current = undefined;
    setArea(undefined);
    const to = placeOf(event);
    if (!chart || from === undefined || Math.abs(to - from) < leastWidth) {
      return;
    }
    const ends = [from, to].map(
      pixel =>
        // Of several answers that ECharts can give, one axis gives a number.
        chart.convertFromPixel({ xAxisIndex: 0 }, pixel) as unknown as number,
    );
    if (ends.every(Number.isFinite)) {
      onRange([Math.min(...ends), Math.max(...ends)]);
    }
  };
  return (
    // By keyboard the range is given in the fields beside the chart.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={classes.root}
      onPointerDown={event => {
        if (event.button === 0) {
          start.current = placeOf(event);
        }
      }}
      onPointerMove={event => {
        if (start.current !== undefined) {
          const to = placeOf(event);
          setArea([Math.min(start.current, to), Math.max(start.current, to)]);
        }
      }}
      onPointerUp={end}
      onPointerLeave={() => {
        start.current = undefined;
        setArea(undefined);
      }}
    >
      {children}
      {area && area[1] - area[0] >= leastWidth && (
        <div
          className={classes.area}
          style={{ left: area[0], width: area[1] - area[0] }}
        />
      )}
    </div>
  );
}
