import { useMemo } from 'react';
import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { MetricValue } from '../../api';
import { useFormat } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { ChartFrame } from './ChartFrame';
import { shortNumber } from './chartParts';
import { LazyChart } from './LazyChart';
import { numberOf } from './MetricSeries';
import { type TrendMark, trendMarks, type TrendPoint } from './trend';
import { trendOption } from './trendOption';
import { useChartTheme } from './useChartTheme';

/** A metric over time or over versions, held against the champion. */
export function TrendChart(props: {
  title: string;
  metric: string;
  points: readonly TrendPoint[];
  greaterIsBetter: boolean | undefined;
  /** At the line of the champion. */
  champion: string;
  /** Where that line is. */
  standard: MetricValue | undefined;
  /** What a point is: "Run", "Version". */
  pointTitle: string;
  onPoint?: (id: string) => void;
  /** In pixels. */
  height?: number;
}) {
  const { title, metric, points, greaterIsBetter, champion } = props;
  const { standard, onPoint, height = 280 } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const theme = useChartTheme();
  const format = useFormat();
  const marks = useMemo(
    () => trendMarks(points, { greaterIsBetter, standard }),
    [points, greaterIsBetter, standard],
  );
  const level = standard === undefined ? NaN : numberOf(standard);
  const championValue = Number.isFinite(level) ? level : undefined;
  const option = useMemo(
    () =>
      trendOption(marks, {
        theme,
        metric,
        champion,
        standard: championValue,
        formatTime: time => format.absolute(new Date(time).toISOString()),
      }),
    [marks, theme, metric, champion, championValue, format],
  );

  const numbers = marks.flatMap(({ number }) => number ?? []);
  if (numbers.length === 0) {
    return (
      <Typography role="status">{t('charts.noValues', { metric })}</Typography>
    );
  }
  return (
    <ChartFrame
      title={title}
      notes={marks.some(({ isWorse }) => isWorse) ? [t('charts.worse')] : []}
      data={() => ({
        columns: [
          props.pointTitle,
          ...(hasTime(marks) ? [t('charts.column.started')] : []),
          metric,
          t('charts.column.difference'),
        ],
        rows: marks.map(mark => [
          mark.name,
          ...(hasTime(marks)
            ? [mark.time === undefined ? '' : new Date(mark.time).toISOString()]
            : []),
          mark.value ?? '',
          mark.difference === undefined ? '' : signed(mark.difference),
        ]),
      })}
    >
      <LazyChart
        option={option}
        label={[
          t('charts.trendLabel', {
            metric,
            total: String(numbers.length),
            min: shortNumber(Math.min(...numbers)),
            max: shortNumber(Math.max(...numbers)),
          }),
          ...(championValue === undefined
            ? []
            : [
                t('charts.championLabel', {
                  value: shortNumber(championValue),
                }),
              ]),
        ].join(' ')}
        height={height}
        onPoint={index => marks[index] && onPoint?.(marks[index].id)}
        places={marks.length}
        speak={index =>
          `${marks[index].name}, ${metric} ${marks[index].value ?? '–'}`
        }
      />
    </ChartFrame>
  );
}

function hasTime(marks: readonly TrendMark[]): boolean {
  return marks.some(({ time }) => time !== undefined);
}

function signed(value: number): string {
  return `${value > 0 ? '+' : ''}${shortNumber(value)}`;
}
