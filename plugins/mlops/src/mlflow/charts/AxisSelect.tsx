import { useCallback, useId } from 'react';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../../translation';
import { type AxisKey, formatAxisKey } from './axisValues';

const useStyles = makeStyles(
  theme => ({
    root: { flex: '1 1 220px', maxWidth: 720, minWidth: 0 },
    one: { flex: '0 1 280px', maxWidth: 320, minWidth: 200 },
    input: { backgroundColor: theme.palette.background.paper },
    tag: { maxWidth: 220 },
  }),
  { name: 'MlopsAxisSelect' },
);

type Choice =
  | {
      readonly multiple: true;
      readonly chosen: readonly AxisKey[];
      /** More than this cannot be chosen. */
      readonly most: number;
      readonly onChosen: (axes: AxisKey[]) => void;
    }
  | {
      readonly multiple?: false;
      readonly chosen: AxisKey;
      readonly onChosen: (axis: AxisKey) => void;
    };

/** Chooses metrics and parameters, of which there may be thousands, by their names. */
export function AxisSelect(
  props: Choice & { label: string; axes: readonly AxisKey[] },
) {
  const { label, axes } = props;
  const classes = useStyles();
  const nameOf = useAxisName();
  const id = useId();
  const common = {
    id,
    size: 'small' as const,
    options: [...axes],
    getOptionLabel: nameOf,
    getOptionSelected: (one: AxisKey, other: AxisKey) =>
      formatAxisKey(one) === formatAxisKey(other),
    filterOptions: (
      options: AxisKey[],
      { inputValue }: { inputValue: string },
    ) => matching(options, inputValue),
    renderInput: (input: object) => (
      <TextField
        {...input}
        className={classes.input}
        variant="outlined"
        label={label}
      />
    ),
  };
  return props.multiple ? (
    <Autocomplete
      {...common}
      className={classes.root}
      multiple
      disableCloseOnSelect
      limitTags={6}
      ChipProps={{ size: 'small', className: classes.tag }}
      getOptionDisabled={() => props.chosen.length >= props.most}
      value={[...props.chosen]}
      onChange={(_, next) => props.onChosen(next)}
    />
  ) : (
    <Autocomplete
      {...common}
      className={classes.one}
      disableClearable
      value={props.chosen}
      onChange={(_, next) => props.onChosen(next)}
    />
  );
}

/** A list of thousands is neither read nor drawn. */
const mostOptions = 100;

function matching(axes: readonly AxisKey[], text: string): AxisKey[] {
  const wanted = text.trim().toLocaleLowerCase('en-US');
  const found: AxisKey[] = [];
  for (const axis of axes) {
    if (axis.key.toLocaleLowerCase('en-US').includes(wanted)) {
      found.push(axis);
    }
    if (found.length === mostOptions) {
      break;
    }
  }
  return found;
}

/** "metric f1", "parameter max_depth" */
export function useAxisName() {
  const { t } = useTranslationRef(mlopsTranslationRef);
  return useCallback(
    ({ kind, key }: AxisKey) =>
      kind === 'metrics'
        ? t('charts.metricAxis', { key })
        : t('charts.paramAxis', { key }),
    [t],
  );
}
