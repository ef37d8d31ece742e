import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { NotebookPodDefault } from '../../api';
import { StatusLabel, type Tone } from '../../components';
import { mlopsTranslationRef } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      '& > * + *': {
        borderTop: `1px solid ${theme.palette.divider}`,
        marginTop: theme.spacing(1.5),
        paddingTop: theme.spacing(1.5),
      },
    },
    injects: {
      ...theme.typography.body2,
      margin: 0,
      overflowWrap: 'anywhere',
      paddingLeft: theme.spacing(3),
    },
    head: {
      alignItems: 'baseline',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 2),
    },
  }),
  { name: 'MlopsPodDefaults' },
);

const tones: Record<NotebookPodDefault['state'], Tone> = {
  conflict: 'error',
  stale: 'warning',
  'will-apply': 'progressing',
  applied: 'ok',
  'not-applied': 'off',
};

const order = Object.keys(tones);

/** The PodDefaults of the namespace: which apply, which do not and why, and what each brings. */
export function PodDefaults(props: {
  podDefaults: readonly NotebookPodDefault[];
}) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  if (props.podDefaults.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('configuration.noPodDefaults')}
      </Typography>
    );
  }
  const sorted = [...props.podDefaults].sort(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state),
  );
  return (
    <ul className={classes.list}>
      {sorted.map(({ name, description, state, reason, injects }) => (
        <li key={name}>
          <div className={classes.head}>
            <Typography variant="subtitle2" component="div">
              {description ?? name}
            </Typography>
            <StatusLabel
              tone={tones[state]}
              label={t(`configuration.state.${state}`)}
            />
          </div>
          {[description && name, reason].filter(Boolean).map(text => (
            <Typography key={text} variant="body2" color="textSecondary">
              {text}
            </Typography>
          ))}
          {injects.length > 0 && (
            <>
              <Typography variant="body2">
                {t('configuration.injects')}
              </Typography>
              <ul className={classes.injects}>
                {injects.map(({ kind, name: what, detail }, index) => (
                  <li key={index}>
                    {`${kind} ${what}`}
                    {detail && ` (${detail})`}
                  </li>
                ))}
              </ul>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
