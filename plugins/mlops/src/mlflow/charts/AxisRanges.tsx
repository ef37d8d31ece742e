import { type FormEvent, useState } from 'react';
import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Folded } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { useAxisName } from './AxisSelect';
import { type AxisKey, formatAxisKey, type ValueAxis } from './axisValues';
import type { AxisRange } from './brush';
import { shortNumber } from './chartParts';
import { Choice } from './Choice';
import { EndField } from './EndField';
import type { Range } from './MetricSeries';
import { parseSpan } from './useChartAddress';

const useStyles = makeStyles(
  theme => ({
    chips: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
    },
    chip: { margin: 0, maxWidth: 360 },
    form: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
    },
  }),
  { name: 'MlopsAxisRanges' },
);

/** What is brushed, to read and to take back, and fields that do the same as the mouse. */
export function AxisRanges(props: {
  axes: readonly ValueAxis[];
  ranges: readonly AxisRange[];
  onRange: (axis: AxisKey, range: Range | undefined) => void;
  onClear: () => void;
}) {
  const { axes, ranges, onRange, onClear } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const nameOf = useAxisName();
  const textOf = ({ axis, range }: AxisRange) => {
    const [from, to] = endsOf(
      axes.find(one => formatAxisKey(one) === formatAxisKey(axis)),
      range,
    );
    return t('charts.rangeOf', { axis: axis.key, from, to });
  };
  return (
    <>
      {ranges.length > 0 && (
        <div className={classes.chips}>
          {ranges.map(one => (
            <Chip
              key={formatAxisKey(one.axis)}
              className={classes.chip}
              size="small"
              label={textOf(one)}
              aria-label={t('charts.removeRange', { axis: nameOf(one.axis) })}
              onDelete={() => onRange(one.axis, undefined)}
            />
          ))}
          <Button size="small" color="primary" onClick={onClear}>
            {t('charts.keepAll')}
          </Button>
        </div>
      )}
      <Folded title={t('charts.addRange')}>
        <RangeForm axes={axes.filter(isNumeric)} onRange={onRange} />
      </Folded>
    </>
  );
}

function RangeForm(props: {
  axes: readonly ValueAxis[];
  onRange: (axis: AxisKey, range: Range) => void;
}) {
  const { axes, onRange } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const nameOf = useAxisName();
  const [name, setName] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const axis = axes.find(one => formatAxisKey(one) === name) ?? axes[0];
  const range = parseSpan(`${from}:${to}`);
  if (!axis) {
    return null;
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (range) {
      onRange({ kind: axis.kind, key: axis.key }, range);
    }
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <Choice
        label={t('charts.axes')}
        value={formatAxisKey(axis)}
        options={axes.map(one => [formatAxisKey(one), nameOf(one)] as const)}
        onValue={setName}
      />
      <EndField label={t('charts.from')} value={from} onValue={setFrom} />
      <EndField label={t('charts.to')} value={to} onValue={setTo} />
      <Button type="submit" size="small" color="primary" disabled={!range}>
        {t('charts.addRange')}
      </Button>
    </form>
  );
}

function isNumeric({ type }: ValueAxis): boolean {
  return type === 'value';
}

/** Words stand at whole numbers of their axis. */
function endsOf(axis: ValueAxis | undefined, [from, to]: Range) {
  if (axis?.type !== 'category') {
    return [shortNumber(from), shortNumber(to)];
  }
  const inside = axis.categories.filter(
    (_, index) => index >= from && index <= to,
  );
  return [inside[0] ?? '–', inside[inside.length - 1] ?? '–'];
}
