import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../../translation';
import { useRunPath } from '../paths';
import { AxisSelect, useAxisName } from './AxisSelect';
import {
  type AxisKey,
  type ChartRun,
  formatAxisKey,
  valueAxis,
} from './axisValues';
import { ChartFrame } from './ChartFrame';
import { LazyChart } from './LazyChart';
import { scatterOption } from './scatterOption';
import { useChangeAddress } from './useChartAddress';
import { useChartTheme } from './useChartTheme';
import { useRunColours } from './useRunColours';

const height = 340;

const useStyles = makeStyles(
  theme => ({
    axes: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1.5),
      marginBottom: theme.spacing(1),
    },
  }),
  { name: 'MlopsScatterChart' },
);

/** Runs by two of their values; a click on one opens its page. */
export function ScatterChart(props: {
  runs: readonly ChartRun[];
  axes: readonly AxisKey[];
}) {
  const { runs, axes } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const theme = useChartTheme();
  const colours = useRunColours(runs);
  const nameOf = useAxisName();
  const change = useChangeAddress();
  const pathOf = useRunPath();
  const navigate = useNavigate();
  const [x, y] = useScatterAxes(axes);

  const [xAxis, yAxis] = useMemo(
    () => [valueAxis(runs, x), valueAxis(runs, y)],
    [runs, x, y],
  );
  const drawn = useMemo(
    () =>
      runs.filter(
        (_, index) =>
          xAxis.values[index] !== undefined &&
          yAxis.values[index] !== undefined,
      ),
    [runs, xAxis, yAxis],
  );
  const option = useMemo(
    () =>
      scatterOption(runs, xAxis, yAxis, {
        theme,
        colourOf: run => colours.get(run)!,
      }),
    [runs, xAxis, yAxis, theme, colours],
  );
  const names = { x: nameOf(x), y: nameOf(y) };
  return (
    <>
      <div className={classes.axes}>
        <AxisSelect
          label={t('charts.horizontal')}
          axes={axes}
          chosen={x}
          onChosen={axis => change({ cx: formatAxisKey(axis) })}
        />
        <AxisSelect
          label={t('charts.vertical')}
          axes={axes}
          chosen={y}
          onChosen={axis => change({ cy: formatAxisKey(axis) })}
        />
      </div>
      <ChartFrame
        title={t('charts.scatterTitle', names)}
        notes={
          drawn.length < runs.length
            ? [t('charts.without', { count: runs.length - drawn.length })]
            : []
        }
        data={() => ({
          columns: [t('charts.column.run'), names.x, names.y],
          rows: runs.map((run, index) => [
            run.name,
            xAxis.texts[index],
            yAxis.texts[index],
          ]),
        })}
      >
        <LazyChart
          option={option}
          label={t('charts.scatterLabel', {
            total: String(drawn.length),
            ...names,
          })}
          height={height}
          onPoint={index => drawn[index] && navigate(pathOf(drawn[index]))}
          places={drawn.length}
          speak={index => speakOf(drawn[index])}
        />
      </ChartFrame>
    </>
  );

  function speakOf(run: ChartRun | undefined) {
    const index = run ? runs.indexOf(run) : -1;
    return run
      ? `${run.name}, ${names.x} ${xAxis.texts[index]}, ${names.y} ${yAxis.texts[index]}`
      : '';
  }
}

/** Those of the address; else the first parameter, or metric, against the last metric. */
function useScatterAxes(axes: readonly AxisKey[]): [AxisKey, AxisKey] {
  const [parameters] = useSearchParams();
  const [x, y] = ['cx', 'cy'].map(name =>
    axes.find(axis => formatAxisKey(axis) === parameters.get(name)),
  );
  const last = axes[axes.length - 1];
  return [x ?? axes.find(axis => axis !== last) ?? last, y ?? last];
}
