import { useEffect, useMemo, useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  parseRunFilter,
  type RunFilterParts,
  runFilterParts,
  withCondition,
  withFilterPart,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { Run } from '../../api';
import { useSlashKey } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import type { KnownKey } from '../grid/mergeRuns';
import { ConditionBuilder } from './ConditionBuilder';
import { FilterField, type FieldProblem } from './FilterField';
import { vocabularyOf } from './vocabulary';

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'flex-start',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      margin: theme.spacing(2, 0, 1),
    },
    button: { height: 40 },
    chips: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5),
      listStyle: 'none',
      margin: 0,
      padding: 0,
      width: '100%',
    },
    item: { alignItems: 'center', display: 'flex', gap: 4, maxWidth: '100%' },
    chip: { margin: 0, maxWidth: '100%' },
    joiner: { ...theme.typography.caption },
  }),
  { name: 'MlopsRunFilter' },
);

const noParts: RunFilterParts = { joiner: 'AND', parts: [] };

/**
 * A filter in MLflow's own grammar with OR added to it: typed with suggestions,
 * built condition by condition, and one chip for each condition that holds.
 */
export function RunFilter(props: {
  filter: string;
  onFilter: (filter: string) => void;
  /** What MLflow has against it. */
  problem: string | undefined;
  keys: readonly KnownKey[];
  runs: readonly Run[];
}) {
  const { filter, onFilter, problem, keys, runs } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const [draft, setDraft] = useState(filter);
  const [own, setOwn] = useState<FieldProblem>();
  const input = useRef<HTMLInputElement>(null);
  useSlashKey(() => input.current?.focus());
  // The address changes by Back and Forward too.
  useEffect(() => {
    setDraft(filter);
    setOwn(undefined);
  }, [filter]);
  const vocabulary = useMemo(() => vocabularyOf(keys, runs), [keys, runs]);
  const parts = useMemo(() => partsOf(filter), [filter]);

  const apply = (text: string) => {
    const wanted = text.trim();
    const parsed = wanted === '' ? undefined : parseRunFilter(wanted);
    if (parsed && 'message' in parsed) {
      setDraft(wanted);
      setOwn(parsed);
      select(input.current, parsed);
    } else {
      setOwn(undefined);
      onFilter(wanted);
    }
  };
  return (
    <form
      className={classes.root}
      role="search"
      onSubmit={event => {
        event.preventDefault();
        apply(draft);
      }}
    >
      <FilterField
        inputRef={input}
        draft={draft}
        onDraft={text => {
          setDraft(text);
          setOwn(undefined);
        }}
        onApply={() => apply(draft)}
        onReset={() => {
          setDraft(filter);
          setOwn(undefined);
        }}
        problem={own ?? (problem ? { message: problem } : undefined)}
        vocabulary={vocabulary}
      />
      <Button
        className={classes.button}
        type="submit"
        variant="outlined"
        color="primary"
      >
        {t('experiments.filter.apply')}
      </Button>
      <ConditionBuilder
        className={classes.button}
        vocabulary={vocabulary}
        isFirst={parts.parts.length === 0}
        onAdd={(condition, joiner) =>
          apply(withCondition(parts, condition, joiner))
        }
      />
      {filter && (
        <Button className={classes.button} onClick={() => onFilter('')}>
          {t('experiments.filter.clear')}
        </Button>
      )}
      {parts.parts.length > 0 && (
        <ul
          className={classes.chips}
          aria-label={t('experiments.filter.conditions')}
        >
          {parts.parts.map((part, index) => (
            <li key={`${index} ${part.text}`} className={classes.item}>
              {index > 0 && (
                <span className={classes.joiner}>{parts.joiner}</span>
              )}
              <Chip
                className={classes.chip}
                size="small"
                label={part.text}
                title={part.text}
                onClick={() => {
                  setDraft(filter);
                  select(input.current, part);
                }}
                onDelete={() => onFilter(withFilterPart(parts, index))}
                aria-label={t('experiments.filter.editCondition', {
                  condition: part.text,
                })}
              />
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}

function partsOf(filter: string): RunFilterParts {
  const parts = runFilterParts(filter);
  return 'message' in parts ? noParts : parts;
}

/** Marks a part of the text, once it is drawn. */
function select(
  input: HTMLInputElement | null,
  { start, end }: { readonly start?: number; readonly end?: number },
) {
  setTimeout(() => {
    input?.focus();
    if (start !== undefined && end !== undefined) {
      input?.setSelectionRange(start, end);
    }
  });
}
