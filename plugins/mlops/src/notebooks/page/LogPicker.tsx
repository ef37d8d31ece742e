import { type ReactNode, useId } from 'react';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { NotebookPod } from '../../api';
import { mlopsTranslationRef } from '../../translation';
import { spans, tails, type useLogChoice } from './useLogChoice';

const useStyles = makeStyles(
  theme => ({
    select: { maxWidth: '100%', minWidth: 120 },
    input: { backgroundColor: theme.palette.background.paper },
    // Grey would be too pale on the page.
    label: { color: theme.palette.text.primary },
    check: { marginLeft: 0, marginRight: 0 },
  }),
  { name: 'MlopsLogPicker' },
);

/** Which container of which Pod, how much of its log, and of which of its runs. */
export function LogPicker(props: {
  pods: readonly NotebookPod[];
  choice: ReturnType<typeof useLogChoice>;
}) {
  const { pods, choice } = props;
  const { pod, container } = choice;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  return (
    <>
      {pods.length > 1 && (
        <Choice
          label={t('logs.pod')}
          value={pod?.name ?? ''}
          onValue={choice.setPod}
        >
          {pods.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Choice>
      )}
      <Choice
        label={t('logs.container')}
        value={container?.name ?? ''}
        onValue={choice.setContainer}
      >
        {pod?.containers.map(({ name, kind }) => (
          <option key={name} value={name}>
            {kind === 'main'
              ? name
              : t('logs.containerKind', {
                  name,
                  kind: t(`notebook.pods.kind.${kind}`),
                })}
          </option>
        ))}
      </Choice>
      <Choice
        label={t('logs.tail')}
        value={choice.tail}
        onValue={choice.setTail}
      >
        {tails.map(count => (
          <option key={count} value={count}>
            {t('logs.lines', { count: Number(count) })}
          </option>
        ))}
      </Choice>
      <Choice
        label={t('logs.since')}
        value={choice.since}
        onValue={choice.setSince}
      >
        {spans.map(seconds => (
          <option key={seconds} value={seconds}>
            {t(`logs.span.${seconds || 'all'}`)}
          </option>
        ))}
      </Choice>
      <FormControlLabel
        className={classes.check}
        control={
          <Checkbox
            color="primary"
            size="small"
            checked={choice.previous}
            onChange={(_, checked) => choice.setPrevious(checked)}
          />
        }
        label={t('logs.previous')}
      />
    </>
  );
}

function Choice(props: {
  label: string;
  value: string;
  onValue: (value: string) => void;
  children: ReactNode;
}) {
  const classes = useStyles();
  const id = useId();
  return (
    <TextField
      id={id}
      className={classes.select}
      select
      size="small"
      variant="outlined"
      label={props.label}
      value={props.value}
      onChange={event => props.onValue(event.target.value)}
      SelectProps={{ native: true }}
      InputProps={{ className: classes.input }}
      InputLabelProps={{ shrink: true, className: classes.label }}
    >
      {props.children}
    </TextField>
  );
}
