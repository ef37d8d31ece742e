import { useId } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Evidence } from '../api';
import { mlopsTranslationRef } from '../translation';
import { TimeAgo } from './TimeAgo';

const useStyles = makeStyles(
  theme => ({
    headline: { maxWidth: 460, minWidth: 180, overflowWrap: 'anywhere' },
    button: {
      lineHeight: 1.43,
      marginLeft: theme.spacing(0.5),
      minWidth: 0,
      padding: theme.spacing(0, 0.5),
      textTransform: 'none',
    },
    box: {
      backgroundColor: theme.palette.background.default,
      borderLeft: `3px solid ${theme.palette.divider}`,
      marginTop: theme.spacing(0.5),
      maxWidth: 460,
      padding: theme.spacing(1, 1.5),
    },
    text: {
      fontFamily: 'monospace',
      fontSize: '0.8125rem',
      margin: theme.spacing(0.5, 0, 0),
      maxHeight: 240,
      overflow: 'auto',
      overflowWrap: 'anywhere',
      whiteSpace: 'pre-wrap',
    },
  }),
  { name: 'MlopsEvidenceToggle' },
);

/** The sentence of a row, and on request the literal text that it was derived from. */
export function EvidenceToggle(props: {
  name: string;
  headline: string;
  since?: string;
  evidence?: Evidence;
  open: boolean;
  onToggle: (open: boolean) => void;
}) {
  const { name, headline, since, evidence, open, onToggle } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const id = useId();
  return (
    <div className={classes.headline}>
      <Typography variant="body2" component="span" color="textSecondary">
        {headline}
      </Typography>
      {evidence && (
        <Button
          className={classes.button}
          size="small"
          color="primary"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          aria-label={t(open ? 'evidence.hideFor' : 'evidence.showFor', {
            name,
          })}
          onClick={() => onToggle(!open)}
          onKeyDown={event => event.key === 'Escape' && onToggle(false)}
        >
          {t(open ? 'evidence.hide' : 'evidence.show')}
        </Button>
      )}
      {open && evidence && (
        <div id={id} className={classes.box}>
          <Typography variant="body2">
            {t('evidence.from', { object: evidence.object })}
            {since && (
              <>
                {' · '}
                <TimeAgo time={since} />
              </>
            )}
          </Typography>
          <pre className={classes.text} tabIndex={0}>
            {`${evidence.field}\n${evidence.text}`}
          </pre>
        </div>
      )}
    </div>
  );
}
