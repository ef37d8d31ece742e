import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { OverviewRow } from '../api';
import { StatusLabel, type Tone } from '../components';
import { mlopsTranslationRef } from '../translation';

const tones: Record<OverviewRow['level'], Tone> = {
  ok: 'ok',
  progressing: 'progressing',
  warning: 'warning',
  error: 'error',
  unknown: 'unknown',
};

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'baseline',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 2),
      justifyContent: 'space-between',
    },
    headline: { overflowWrap: 'anywhere' },
    count: {
      fontVariantNumeric: 'tabular-nums',
      marginLeft: theme.spacing(1),
    },
  }),
  { name: 'MlopsOverviewItem' },
);

/** One integration: how many, the worst status, one sentence, and the way to its tab. */
export function OverviewItem(props: {
  title: string;
  row: OverviewRow;
  path: string | undefined;
}) {
  const { title, row, path } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const troubled = row.sources.filter(source => source.status !== 'ok');
  return (
    <>
      <div className={classes.root}>
        <Typography variant="subtitle1" component="div">
          {path ? <Link to={path}>{title}</Link> : title}
          <span className={classes.count}>{row.total}</span>
        </Typography>
        <StatusLabel
          tone={tones[row.level]}
          label={t(`overview.level.${row.level}`)}
        />
      </div>
      <Typography
        className={classes.headline}
        variant="body2"
        color="textSecondary"
      >
        {row.headline}
      </Typography>
      {troubled.length > 0 && (
        <Typography variant="body2" className={classes.headline}>
          {t('overview.sources', { count: troubled.length })}
          {troubled[0].message && `: ${troubled[0].message}`}
        </Typography>
      )}
    </>
  );
}
