import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Finding, Remedy } from '../api';
import { Folded } from '../components';
import { mlopsTranslationRef } from '../translation';
import { FindingCard } from './FindingCard';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      marginBottom: theme.spacing(2),
    },
    looked: { margin: 0, paddingLeft: theme.spacing(3) },
  }),
  { name: 'MlopsFindingsPanel' },
);

type ActionRemedy = Extract<Remedy, { kind: 'action' }>;

/** What is wrong, cause first, with what shows it and what to do; and what was looked at. */
export function FindingsPanel(props: {
  findings: readonly Finding[];
  looksAt: readonly string[];
  /** What could not be looked at, and why. */
  unseen?: ReactNode;
  /** Draws the button of what can be done at once. */
  renderAction: (remedy: ActionRemedy) => ReactNode;
}) {
  const { findings, looksAt, unseen, renderAction } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  return (
    <section className={classes.root} aria-label={t('findings.label')}>
      {findings.map((finding, index) => (
        <FindingCard
          key={`${finding.ruleId} ${index}`}
          finding={finding}
          renderAction={renderAction}
        />
      ))}
      {looksAt.length > 0 && (
        <Folded title={t('findings.looksAt')}>
          <ul className={classes.looked}>
            {looksAt.map(what => (
              <li key={what}>
                <Typography variant="body2">{what}</Typography>
              </li>
            ))}
          </ul>
          {unseen}
        </Folded>
      )}
    </section>
  );
}
