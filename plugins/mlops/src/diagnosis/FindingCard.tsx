import type { ReactNode } from 'react';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Evidence, Finding, Remedy } from '../api';
import { ExternalLink, Folded, StatusLabel, TimeAgo } from '../components';
import { mlopsTranslationRef } from '../translation';
import { docsUrl } from './docsUrl';
import { RemedyItem } from './RemedyItem';

const useStyles = makeStyles(
  theme => ({
    root: {
      borderLeft: `4px solid ${theme.palette.divider}`,
      overflowWrap: 'anywhere',
      padding: theme.spacing(2),
      '& > * + *': { marginTop: theme.spacing(1.5) },
    },
    error: { borderLeftColor: theme.palette.error.main },
    warning: { borderLeftColor: theme.palette.warning.main },
    info: { borderLeftColor: theme.palette.info.main },
    head: {
      alignItems: 'baseline',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
    },
    title: { flex: '1 1 240px' },
    fix: { fontWeight: 700 },
    remedies: {
      listStyle: 'none',
      margin: theme.spacing(0.5, 0, 0),
      padding: 0,
      '& > * + *': { marginTop: theme.spacing(1.5) },
    },
    evidence: {
      borderLeft: `3px solid ${theme.palette.divider}`,
      fontFamily: 'monospace',
      fontSize: '0.8125rem',
      margin: theme.spacing(0.5, 0, 1),
      maxHeight: 240,
      overflow: 'auto',
      overflowWrap: 'anywhere',
      paddingLeft: theme.spacing(1.5),
      whiteSpace: 'pre-wrap',
    },
    consequences: { '& > * + *': { marginTop: theme.spacing(1.5) } },
  }),
  { name: 'MlopsFindingCard' },
);

const tones = { error: 'error', warning: 'warning', info: 'info' } as const;

/** One thing that is wrong: what, why, what to do; what shows it and what follows from it on request. */
export function FindingCard(props: {
  finding: Finding;
  renderAction: (remedy: Extract<Remedy, { kind: 'action' }>) => ReactNode;
}) {
  const { finding, renderAction } = props;
  const { severity, title, cause, evidence, remedies, consequences } = finding;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  return (
    <Paper
      component="article"
      className={`${classes.root} ${classes[severity]}`}
      aria-label={title}
    >
      <div className={classes.head}>
        <Typography className={classes.title} variant="h6" component="h3">
          {title}
        </Typography>
        <StatusLabel
          tone={tones[severity]}
          label={t(`findings.severity.${severity}`)}
        />
        {finding.since && (
          <Typography variant="body2" component="span" color="textSecondary">
            <TimeAgo time={finding.since} />
          </Typography>
        )}
      </div>
      <Typography>{cause}</Typography>
      {remedies.length > 0 && (
        <div>
          <Typography className={classes.fix} variant="body2" component="h4">
            {t('findings.fix')}
          </Typography>
          <ul className={classes.remedies}>
            {remedies.map((remedy, index) => (
              <li key={index}>
                <RemedyItem remedy={remedy} renderAction={renderAction} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {evidence.length > 0 && (
        <Folded title={t('findings.evidence')}>
          {evidence.map((one, index) => (
            <EvidenceText key={index} evidence={one} />
          ))}
        </Folded>
      )}
      {consequences.length > 0 && (
        <Folded title={t('findings.follow', { count: consequences.length })}>
          <div className={classes.consequences}>
            {consequences.map((one, index) => (
              <FindingCard
                key={`${one.ruleId} ${index}`}
                finding={one}
                renderAction={renderAction}
              />
            ))}
          </div>
        </Folded>
      )}
      <Typography variant="body2">
        <ExternalLink url={docsUrl(finding.docs)}>
          {t('findings.docs')}
        </ExternalLink>
      </Typography>
    </Paper>
  );
}

function EvidenceText(props: { evidence: Evidence }) {
  const { object, field, text } = props.evidence;
  const classes = useStyles();
  return (
    <>
      <Typography variant="body2" color="textSecondary">
        {`${object} · ${field}`}
      </Typography>
      {/* Long evidence scrolls, by keyboard too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={classes.evidence} tabIndex={0}>
        {text}
      </pre>
    </>
  );
}
