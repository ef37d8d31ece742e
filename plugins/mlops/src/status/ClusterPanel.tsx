import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ClusterStatus } from '../api';
import { StatusLabel } from '../components';
import { mlopsTranslationRef } from '../translation';
import { KindTable } from './KindTable';
import { HelpfulRules, MissingRules } from './MissingRules';
import { PreflightSentence } from './PreflightSentence';
import { isTroubled, stateTone } from './stateTone';

const useStyles = makeStyles(
  theme => ({
    // Long messages and wide tables stay within the panel.
    summary: { minWidth: 0, '& .MuiAccordionSummary-content': { minWidth: 0 } },
    head: { minWidth: 0, overflowWrap: 'anywhere' },
    name: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 2),
    },
    label: { fontWeight: 700 },
    details: {
      display: 'block',
      minWidth: 0,
      padding: theme.spacing(0, 2, 2),
    },
    message: { overflowWrap: 'anywhere' },
  }),
  { name: 'MlopsClusterPanel' },
);

/** A cluster in one sentence, and all that is known of it below. */
export function ClusterPanel(props: {
  cluster: ClusterStatus;
  open: boolean;
  onToggle: (open: boolean) => void;
}) {
  const { cluster, open, onToggle } = props;
  const { name, title, kinds } = cluster;
  const classes = useStyles();
  const label = title ?? name;
  return (
    <Accordion
      expanded={open}
      onChange={(_event, wanted) => onToggle(wanted)}
      TransitionProps={{ unmountOnExit: true, timeout: 0 }}
    >
      <AccordionSummary
        className={classes.summary}
        expandIcon={<ExpandMoreIcon />}
        aria-controls={`mlops-cluster-${name}`}
        id={`mlops-cluster-${name}-head`}
      >
        <div className={classes.head}>
          <div className={classes.name}>
            <Typography
              className={classes.label}
              variant="subtitle1"
              component="h4"
            >
              {label}
            </Typography>
            <ClusterState cluster={cluster} />
          </div>
          <Typography variant="body2">
            <PreflightSentence cluster={cluster} />
          </Typography>
        </div>
      </AccordionSummary>
      <AccordionDetails className={classes.details}>
        <MissingRules cluster={cluster} />
        <Details cluster={cluster} />
        {kinds.length > 0 && <KindTable cluster={label} kinds={kinds} />}
        <HelpfulRules cluster={cluster} />
      </AccordionDetails>
    </Accordion>
  );
}

function ClusterState(props: { cluster: ClusterStatus }) {
  const { state } = props.cluster;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const partly = stateTone[state] === 'ok' && isTroubled(props.cluster);
  return (
    <StatusLabel
      tone={partly ? 'warning' : stateTone[state]}
      label={partly ? t('status.partly') : t(`status.state.${state}`)}
    />
  );
}

/** What does not fit into the sentence: the failure of the whole cluster, and what users of it need. */
function Details(props: { cluster: ClusterStatus }) {
  const { state, authProvider, preflight, message } = props.cluster;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  if (state === 'per-user') {
    return (
      <Typography className={classes.message} variant="body2">
        {t('status.perUserText', { authProvider })}
      </Typography>
    );
  }
  const said = preflight?.features.every(
    feature => feature.state === 'unknown',
  );
  return message && !said ? (
    <Typography className={classes.message} variant="body2" paragraph>
      {message}
    </Typography>
  ) : null;
}
