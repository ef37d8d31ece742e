import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { Truncated } from '../../components';
import { metricFormat } from '../formatMetric';
import { useRunPath } from '../paths';
import type { ChartRun } from './axisValues';
import { type MetricSeries, numberOf } from './MetricSeries';
import type { RunColour } from './runColours';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      fontFamily: theme.typography.fontFamily,
      fontSize: theme.typography.body2.fontSize,
      gap: theme.spacing(0.5, 1.5),
      gridTemplateColumns: 'minmax(60px, 160px) minmax(40px, 1fr) max-content',
      listStyle: 'none',
      margin: theme.spacing(1, 0),
      maxHeight: 240,
      overflowY: 'auto',
      padding: 0,
    },
    item: { display: 'contents' },
    name: { minWidth: 0 },
    bar: { alignSelf: 'center', borderRadius: 2, height: 12 },
    value: { fontVariantNumeric: 'tabular-nums', textAlign: 'right' },
  }),
  { name: 'MlopsValueBars' },
);

/** How high the bars of so many runs are at most, in pixels. */
export function barsHeight(runs: number): number {
  return Math.min(240, 24 * runs + 12);
}

/** Runs that logged a metric once: no line, but bars to compare. */
export function ValueBars(props: {
  runs: readonly ChartRun[];
  series: readonly MetricSeries[];
  colours: ReadonlyMap<string, RunColour>;
}) {
  const { runs, series, colours } = props;
  const classes = useStyles();
  const pathOf = useRunPath();
  const values = runs.map(
    ({ runId }) => series.find(({ run }) => run === runId)?.points[0]?.[2],
  );
  const format = metricFormat(values.flatMap(value => value ?? []));
  const most = Math.max(
    ...values.map(value => (typeof value === 'number' ? Math.abs(value) : 0)),
  );
  return (
    // Scrolling by keyboard goes along the links.
    <ul className={classes.root}>
      {runs.map(({ server, runId, name }, index) => {
        const value = values[index];
        const share =
          value === undefined ? 0 : Math.abs(numberOf(value)) / most;
        return (
          <li key={runId} className={classes.item}>
            <span className={classes.name}>
              <Link to={pathOf({ server, runId })}>
                <Truncated text={name} width="100%" focusable={false} />
              </Link>
            </span>
            <span
              aria-hidden
              className={classes.bar}
              style={{
                backgroundColor: colours.get(runId)?.colour,
                width: `${
                  Number.isFinite(share) ? Math.max(share * 100, 0.5) : 0
                }%`,
              }}
            />
            <span className={classes.value}>
              {value === undefined ? '–' : format(value)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
