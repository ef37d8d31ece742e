import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { NotebookDetail } from '../../api';
import { staleSource, StatusLabel, StatusTooltip } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { ConnectButton } from '../ConnectButton';
import { phaseTone } from '../phaseTone';
import { StartButton } from '../StartButton';
import { OperateButton } from './OperateButton';
import { PageMenu } from './PageMenu';

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'flex-start',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 2),
      justifyContent: 'space-between',
      marginBottom: theme.spacing(2),
    },
    text: { flex: '1 1 280px', minWidth: 0, overflowWrap: 'anywhere' },
    name: {
      alignItems: 'baseline',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 2),
    },
    actions: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
    },
  }),
  { name: 'MlopsPageHeader' },
);

/** Which notebook it is, how it is, and what can be done with it. */
export function PageHeader(props: { notebook: NotebookDetail }) {
  const { notebook } = props;
  const { name, phase, headline, since, evidence, operate } = notebook;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const phaseLabel = t(`notebooks.phase.${phase}`);
  // "Running." is said beside the name, and what the first finding says is said below.
  const isSaid = [phaseLabel, notebook.diagnosis[0]?.title].some(
    said => headline === `${said}.`,
  );
  return (
    <header className={classes.root}>
      <div className={classes.text}>
        <div className={classes.name}>
          <Typography variant="h5" component="h2">
            {name}
          </Typography>
          <StatusLabel
            tone={phaseTone[phase]}
            label={phaseLabel}
            tooltip={
              <StatusTooltip
                headline={headline}
                since={since}
                evidence={evidence}
                asOf={staleSource(notebook.sources, notebook)?.asOf}
              />
            }
          />
        </div>
        <Typography role="status">{isSaid ? '' : headline}</Typography>
      </div>
      <div className={classes.actions}>
        <ConnectButton notebook={notebook} variant="contained" />
        {phase === 'stopped' && operate.allowed && (
          <StartButton
            notebook={notebook}
            note={operate.note}
            variant="contained"
          />
        )}
        {phase !== 'stopped' && phase !== 'terminating' && (
          <OperateButton notebook={notebook} action="stop" />
        )}
        <PageMenu notebook={notebook} />
      </div>
    </header>
  );
}
