import { useEffect, useId, useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import Popover from '@material-ui/core/Popover';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import AddIcon from '@material-ui/icons/Add';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  type RunFilterConditionProblem,
  type RunFilterField,
  type RunFilterOperator,
  runFilterOperators,
  writeCondition,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { mlopsTranslationRef, type Translate } from '../../translation';
import type { Vocabulary } from './suggest';

/** Longer lists are found by typing. */
const mostOptions = 100;

const useStyles = makeStyles(
  theme => ({
    paper: { maxWidth: 'calc(100vw - 32px)', width: 400 },
    form: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      padding: theme.spacing(2),
    },
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      justifyContent: 'flex-end',
    },
  }),
  { name: 'MlopsConditionBuilder' },
);

type Add = (condition: string, joiner: 'AND' | 'OR') => void;

/** Builds one condition by choosing, with the quotes that MLflow's grammar needs. */
export function ConditionBuilder(props: {
  className: string;
  vocabulary: Vocabulary;
  /** Whether there is no condition yet. */
  isFirst: boolean;
  onAdd: Add;
}) {
  const { className, onAdd, ...rest } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        ref={button}
        className={className}
        startIcon={<AddIcon />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('experiments.filter.add')}
      </Button>
      <Popover
        open={open}
        anchorEl={button.current}
        onClose={() => setOpen(false)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        PaperProps={{
          className: classes.paper,
          role: 'dialog',
          'aria-label': t('experiments.filter.addTitle'),
        }}
      >
        <BuilderForm
          {...rest}
          onAdd={(condition, joiner) => {
            setOpen(false);
            onAdd(condition, joiner);
          }}
          onCancel={() => setOpen(false)}
        />
      </Popover>
    </>
  );
}

const problemTexts = {
  'no-value': 'experiments.filter.noValue',
  'no-number': 'experiments.filter.noNumber',
  'both-quotes': 'experiments.filter.bothQuotes',
  'key-quotes': 'experiments.filter.keyQuotes',
} as const;

const groups = {
  metrics: 'experiments.filter.group.metrics',
  params: 'experiments.filter.group.params',
  tags: 'experiments.filter.group.tags',
  attributes: 'experiments.filter.group.attributes',
  datasets: 'experiments.filter.group.datasets',
} as const;

function BuilderForm(props: {
  vocabulary: Vocabulary;
  isFirst: boolean;
  onAdd: Add;
  onCancel: () => void;
}) {
  const { vocabulary, isFirst, onAdd, onCancel } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const id = useId();
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const [field, setField] = useState<RunFilterField | null>(null);
  const [chosen, setOperator] = useState<RunFilterOperator>();
  const [value, setValue] = useState('');
  const [problem, setProblem] = useState<RunFilterConditionProblem>();

  const operators = field ? runFilterOperators(field) : [];
  const operator =
    chosen && operators.includes(chosen) ? chosen : operators[0] ?? '=';
  const hasValue = !operator.startsWith('IS');

  const add = (joiner: 'AND' | 'OR') => {
    if (!field) {
      return;
    }
    const written = writeCondition(field, operator, value);
    if ('problem' in written) {
      setProblem(written.problem);
    } else {
      onAdd(written.condition, joiner);
    }
  };
  return (
    <div ref={form} className={classes.form}>
      <Typography variant="subtitle2" component="h4">
        {t('experiments.filter.addTitle')}
      </Typography>
      <Autocomplete
        size="small"
        value={field}
        options={[...vocabulary.fields]}
        onChange={(_, option) => {
          setField(option);
          setProblem(undefined);
        }}
        getOptionLabel={({ key }) => key}
        getOptionSelected={(one, other) =>
          one.kind === other.kind && one.key === other.key
        }
        groupBy={({ kind }) => t(groups[kind])}
        filterOptions={(all, { inputValue }) => {
          const wanted = inputValue.trim().toLocaleLowerCase();
          return all
            .filter(({ key }) => key.toLocaleLowerCase().includes(wanted))
            .slice(0, mostOptions);
        }}
        renderInput={params => (
          <TextField
            {...params}
            variant="outlined"
            label={t('experiments.filter.field')}
          />
        )}
      />
      <TextField
        id={id}
        select
        size="small"
        variant="outlined"
        label={t('experiments.filter.operator')}
        value={operator}
        disabled={!field}
        onChange={event => {
          setOperator(event.target.value as RunFilterOperator);
          setProblem(undefined);
        }}
      >
        {(operators.length > 0 ? operators : [operator]).map(one => (
          <MenuItem key={one} value={one}>
            {operatorText(one, t)}
          </MenuItem>
        ))}
      </TextField>
      {hasValue && (
        <Autocomplete
          freeSolo
          size="small"
          inputValue={value}
          options={field ? [...vocabulary.valuesOf(field)] : []}
          onInputChange={(_, text) => {
            setValue(text);
            setProblem(undefined);
          }}
          renderInput={params => (
            <TextField
              {...params}
              variant="outlined"
              label={t('experiments.filter.value')}
              error={problem !== undefined}
              helperText={problem && t(problemTexts[problem])}
              inputProps={{ ...params.inputProps, maxLength: 1000 }}
            />
          )}
        />
      )}
      <div className={classes.actions}>
        <Button onClick={onCancel}>{t('experiments.filter.cancel')}</Button>
        {!isFirst && (
          <Button color="primary" disabled={!field} onClick={() => add('OR')}>
            {t('experiments.filter.or')}
          </Button>
        )}
        <Button
          variant="contained"
          color="primary"
          disabled={!field}
          onClick={() => add('AND')}
        >
          {t(isFirst ? 'experiments.filter.first' : 'experiments.filter.and')}
        </Button>
      </div>
    </div>
  );
}

function operatorText(operator: RunFilterOperator, t: Translate): string {
  switch (operator) {
    case 'IS NULL':
      return t('experiments.filter.isNull');
    case 'IS NOT NULL':
      return t('experiments.filter.isNotNull');
    default:
      return operator;
  }
}
