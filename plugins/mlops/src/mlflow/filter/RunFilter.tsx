import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useSlashKey } from '../components';
import { mlopsTranslationRef } from '../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'flex-start',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      margin: theme.spacing(2, 0),
    },
    field: { flex: '1 1 240px', maxWidth: 720 },
    // Label and help are grey, which is readable on paper only.
    input: { backgroundColor: theme.palette.background.paper },
    help: { color: theme.palette.text.primary },
    // The theme's red is too pale for small text on the page.
    problem: {
      '&.Mui-error': {
        color:
          theme.palette.type === 'dark'
            ? theme.palette.text.primary
            : theme.palette.error.dark,
      },
    },
    button: { height: 40 },
  }),
  { name: 'MlopsRunFilter' },
);

/** A filter in MLflow's own grammar; what MLflow has against it stands at the field. */
export function RunFilter(props: {
  filter: string;
  onFilter: (filter: string) => void;
  problem: string | undefined;
}) {
  const { filter, onFilter, problem } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const [draft, setDraft] = useState(filter);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useSlashKey(() => input.current?.focus());
  // The address changes by Back and Forward too.
  useEffect(() => setDraft(filter), [filter]);

  const apply = (event: FormEvent) => {
    event.preventDefault();
    onFilter(draft.trim());
  };
  return (
    <form className={classes.root} onSubmit={apply} role="search">
      <TextField
        id={id}
        className={classes.field}
        size="small"
        variant="outlined"
        label={t('experiments.filterLabel')}
        value={draft}
        inputRef={input}
        onChange={event => setDraft(event.target.value)}
        onKeyDown={event => event.key === 'Escape' && setDraft(filter)}
        error={problem !== undefined}
        helperText={problem ?? t('experiments.filterHelp')}
        FormHelperTextProps={{
          className: problem ? classes.problem : classes.help,
          role: problem ? 'alert' : undefined,
        }}
        InputProps={{ className: classes.input }}
        InputLabelProps={{ className: classes.problem }}
        inputProps={{
          spellCheck: false,
          autoCapitalize: 'off',
          maxLength: 5000,
        }}
      />
      <Button
        className={classes.button}
        type="submit"
        variant="outlined"
        color="primary"
      >
        {t('experiments.filterApply')}
      </Button>
      {filter && (
        <Button className={classes.button} onClick={() => onFilter('')}>
          {t('experiments.filterClear')}
        </Button>
      )}
    </form>
  );
}
