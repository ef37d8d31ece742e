import { type RefObject, useId, useMemo, useState } from 'react';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../../translation';
import { suggest, takeSuggestion, type Vocabulary } from './suggest';

const useStyles = makeStyles(
  theme => ({
    root: { flex: '1 1 240px', maxWidth: 720 },
    // Label and help are grey, which is readable on paper only.
    input: { backgroundColor: theme.palette.background.paper },
    help: { color: theme.palette.text.primary, overflowWrap: 'anywhere' },
    label: {},
    // The theme's red is too pale for small text on the page.
    problem: {
      overflowWrap: 'anywhere',
      '&.Mui-error': {
        color:
          theme.palette.type === 'dark'
            ? theme.palette.text.primary
            : theme.palette.error.dark,
      },
    },
  }),
  { name: 'MlopsFilterField' },
);

/** What is wrong with a filter, and where. */
export interface FieldProblem {
  readonly message: string;
  readonly start?: number;
  readonly end?: number;
}

/** The text of the filter, with suggestions for what comes next; Enter applies, Esc takes changes back. */
export function FilterField(props: {
  inputRef: RefObject<HTMLInputElement>;
  draft: string;
  onDraft: (text: string) => void;
  onApply: () => void;
  onReset: () => void;
  problem: FieldProblem | undefined;
  vocabulary: Vocabulary;
}) {
  const { inputRef, draft, onDraft, onApply, onReset, problem, vocabulary } =
    props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [cursor, setCursor] = useState(0);
  const suggestions = useMemo(
    () => suggest(draft, Math.min(cursor, draft.length), vocabulary),
    [draft, cursor, vocabulary],
  );
  const at =
    problem?.start !== undefined && problem.end !== undefined
      ? draft.slice(problem.start, problem.end)
      : undefined;
  const said =
    problem && at && !problem.message.includes(at)
      ? t('experiments.filter.at', { message: problem.message, text: at })
      : problem?.message;

  const take = (text: string) => {
    const taken = takeSuggestion(draft, suggestions, text);
    onDraft(taken.text);
    setCursor(taken.cursor);
    setTimeout(() =>
      inputRef.current?.setSelectionRange(taken.cursor, taken.cursor),
    );
  };
  return (
    <Autocomplete
      id={id}
      className={classes.root}
      freeSolo
      disableClearable
      size="small"
      value={draft}
      inputValue={draft}
      open={open && suggestions.texts.length > 0}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      options={[...suggestions.texts]}
      filterOptions={all => all}
      getOptionSelected={() => false}
      ListboxProps={{ 'aria-label': t('experiments.filter.suggestions') }}
      onInputChange={(_, text, reason) => {
        if (reason === 'input') {
          onDraft(text);
          setCursor(inputRef.current?.selectionStart ?? text.length);
          setOpen(true);
        }
      }}
      onChange={(_, text, reason) => {
        if (reason === 'select-option') {
          take(text);
        } else if (reason === 'create-option') {
          onApply();
        }
      }}
      renderInput={params => (
        <TextField
          {...params}
          variant="outlined"
          inputRef={inputRef}
          label={t('experiments.filter.label')}
          error={problem !== undefined}
          helperText={said ?? t('experiments.filter.help')}
          FormHelperTextProps={{
            className: problem ? classes.problem : classes.help,
            role: problem ? 'alert' : undefined,
          }}
          InputProps={{
            ...params.InputProps,
            className: `${params.InputProps.className} ${classes.input}`,
          }}
          InputLabelProps={{
            ...params.InputLabelProps,
            className: problem ? classes.problem : classes.label,
          }}
          inputProps={{
            ...params.inputProps,
            spellCheck: false,
            autoCapitalize: 'off',
            maxLength: 5000,
          }}
          onSelect={() => setCursor(inputRef.current?.selectionStart ?? 0)}
          onKeyDown={event => {
            if (event.key === 'Escape' && !open) {
              onReset();
            }
          }}
        />
      )}
    />
  );
}
