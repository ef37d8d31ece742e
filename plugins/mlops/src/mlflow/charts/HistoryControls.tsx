import { type FormEvent, useEffect, useState } from 'react';
import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Slider from '@material-ui/core/Slider';
import Switch from '@material-ui/core/Switch';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { oneOf, useFormat } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { Choice } from './Choice';
import { EndField } from './EndField';
import { type Range, xAxes } from './MetricSeries';
import { parseSpan, useHistoryAddress } from './useChartAddress';

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 2),
    },
    smoothing: {
      alignItems: 'center',
      display: 'flex',
      gap: theme.spacing(1.5),
      maxWidth: '100%',
      width: 260,
    },
    percent: { fontVariantNumeric: 'tabular-nums', minWidth: 40 },
    ends: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
    },
    log: { marginRight: 0 },
    chip: { margin: 0 },
  }),
  { name: 'MlopsHistoryControls' },
);

/** How the histories of a page are drawn: all of them alike. */
export function HistoryControls() {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const { view, setX, setLog, setRange } = useHistoryAddress();
  return (
    <div className={classes.root} role="group" aria-label={t('charts.options')}>
      <Choice
        label={t('charts.x.label')}
        value={view.x}
        options={xAxes.map(x => [x, t(`charts.x.${x}`)] as const)}
        onValue={x => setX(oneOf(xAxes, x) ?? 'step')}
      />
      <Smoothing />
      <FormControlLabel
        className={classes.log}
        control={
          <Switch
            size="small"
            color="primary"
            checked={view.log}
            onChange={(_, checked) => setLog(checked)}
          />
        }
        label={<Typography variant="body2">{t('charts.log')}</Typography>}
      />
      {view.x === 'time' ? (
        view.range && <TimeRange range={view.range} onClear={setRange} />
      ) : (
        <RangeFields
          label={t(`charts.range.${view.x}`)}
          range={view.range}
          onRange={setRange}
        />
      )}
    </div>
  );
}

function Smoothing() {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const { view, setSmoothing } = useHistoryAddress();
  const percent = Math.round(view.smoothing * 100);
  // While it is dragged the charts stand still.
  const [draft, setDraft] = useState(percent);
  useEffect(() => setDraft(percent), [percent]);
  return (
    <div className={classes.smoothing}>
      <Typography variant="body2" aria-hidden>
        {t('charts.smoothing')}
      </Typography>
      <Slider
        aria-label={t('charts.smoothing')}
        getAriaValueText={value =>
          t('charts.smoothingValue', { percent: String(value) })
        }
        min={0}
        max={99}
        value={draft}
        onChange={(_, value) => setDraft(value as number)}
        onChangeCommitted={(_, value) => setSmoothing((value as number) / 100)}
      />
      <Typography variant="body2" className={classes.percent} aria-hidden>
        {t('charts.smoothingValue', { percent: String(draft) })}
      </Typography>
    </div>
  );
}

/** Times are chosen by dragging; here they can be read and given up. */
function TimeRange(props: {
  range: Range;
  onClear: (range: undefined) => void;
}) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const format = useFormat();
  const [from, to] = props.range.map(time =>
    format.clock(new Date(time).toISOString()),
  );
  return (
    <Chip
      className={classes.chip}
      size="small"
      label={t('charts.range.time', { from, to })}
      onDelete={() => props.onClear(undefined)}
    />
  );
}

/** The part of the axis that is shown, in numbers: dragging over a chart does the same. */
function RangeFields(props: {
  label: string;
  range: Range | undefined;
  onRange: (range: Range | undefined) => void;
}) {
  const { label, range, onRange } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  useEffect(() => {
    setFrom(range ? String(range[0]) : '');
    setTo(range ? String(range[1]) : '');
  }, [range]);

  const draft = parseSpan(`${from}:${to}`);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    onRange(draft);
  };
  return (
    <form className={classes.ends} onSubmit={apply} aria-label={label}>
      <Typography variant="body2" aria-hidden>
        {label}
      </Typography>
      {(
        [
          ['from', from, setFrom],
          ['to', to, setTo],
        ] as const
      ).map(([end, value, setValue]) => (
        <EndField
          key={end}
          label={t(`charts.${end}`)}
          value={value}
          onValue={setValue}
        />
      ))}
      <Button type="submit" size="small" color="primary" disabled={!draft}>
        {t('charts.apply')}
      </Button>
      {range && (
        <Button size="small" onClick={() => onRange(undefined)}>
          {t('charts.wholeRange')}
        </Button>
      )}
    </form>
  );
}
