import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
    chip: { fontVariantNumeric: 'tabular-nums', margin: 0 },
  }),
  { name: 'MlopsFilterChips' },
);

/** Values that can be chosen from, with how many there are of each where that is known; the value '' stands for all. */
export interface ChipGroup {
  readonly label: string;
  readonly chips: readonly {
    readonly value: string;
    readonly label: string;
    readonly count?: number;
  }[];
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** One chip for each value; nothing where there is no choice. */
export function FilterChips(props: ChipGroup) {
  const { label, chips, value, onValue } = props;
  const classes = useStyles();
  const values = chips.filter(chip => chip.value !== '');
  if (values.length < 2 && !value) {
    return null;
  }
  return (
    <div className={classes.root} role="group" aria-label={label}>
      {chips.map(chip => (
        <Chip
          key={chip.value}
          className={classes.chip}
          clickable
          size="small"
          aria-pressed={value === chip.value}
          color={value === chip.value ? 'primary' : 'default'}
          label={[chip.label, chip.count].join(' ').trimEnd()}
          onClick={() => onValue(value === chip.value ? '' : chip.value)}
        />
      ))}
    </div>
  );
}
