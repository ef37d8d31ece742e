import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ChainStep } from '../../api';
import { StatusLabel, type Tone } from '../../components';
import { mlopsTranslationRef } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(1.5, 3),
      // All five in one row where there is room.
      gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    step: { overflowWrap: 'anywhere' },
  }),
  { name: 'MlopsRequestChain' },
);

const tones: Record<ChainStep['state'], Tone> = {
  ok: 'ok',
  broken: 'error',
  unknown: 'unknown',
};

/** The way from the browser to the notebook, step by step. */
export function RequestChain(props: { chain: readonly ChainStep[] }) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  return (
    <ol className={classes.root}>
      {props.chain.map(({ step, state, detail }) => (
        <li key={step} className={classes.step}>
          <StatusLabel
            tone={tones[state]}
            label={`${t(`notebook.chain.${step}`)}: ${t(
              `notebook.chain.state.${state}`,
            )}`}
          />
          <Typography variant="body2" color="textSecondary">
            {detail}
          </Typography>
        </li>
      ))}
    </ol>
  );
}
