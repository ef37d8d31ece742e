import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Quota } from '../api';
import { Folded } from '../components';
import { mlopsTranslationRef } from '../translation';
import { type QuotaUse, quotaUse } from './quotaUse';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(1.5, 3),
      gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))',
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    bar: {
      backgroundColor: theme.palette.action.disabledBackground,
      borderRadius: theme.shape.borderRadius,
      height: 8,
      margin: theme.spacing(0.5, 0),
      overflow: 'hidden',
    },
    fill: { height: '100%' },
    text: { fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' },
    fine: { backgroundColor: theme.palette.primary.main },
    tight: { backgroundColor: theme.palette.warning.main },
    full: { backgroundColor: theme.palette.error.main },
  }),
  { name: 'MlopsQuotaBars' },
);

const fewest = 4;

/** How much of what a namespace may use is used; the fullest first. */
export function QuotaBars(props: { quotas: readonly Quota[] }) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const uses = quotaUse(props.quotas);
  if (uses.length === 0) {
    return null;
  }
  const rest = uses.slice(fewest);
  return (
    <>
      <Bars uses={uses.slice(0, fewest)} />
      {rest.length > 0 && (
        <Folded title={t('notebooks.moreQuota', { count: rest.length })}>
          <Bars uses={rest} />
        </Folded>
      )}
    </>
  );
}

function Bars(props: { uses: readonly QuotaUse[] }) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  return (
    <ul className={classes.root}>
      {props.uses.map(({ quota, used, hard, share }) => (
        <li
          key={`${quota.cluster}/${quota.namespace}/${quota.name}/${quota.resource}`}
        >
          <Typography className={classes.text} variant="body2" component="div">
            {t('notebooks.quotaUse', { resource: quota.resource, used, hard })}
          </Typography>
          <div className={classes.bar} aria-hidden>
            <div
              className={`${classes.fill} ${classes[levelOf(share)]}`}
              style={{ width: `${Math.min(100, share * 100)}%` }}
            />
          </div>
          {/* On the page itself the secondary colour has too little contrast. */}
          <Typography className={classes.text} variant="body2" component="div">
            {t('notebooks.quotaOf', {
              name: quota.name,
              namespace: quota.namespace,
            })}
          </Typography>
        </li>
      ))}
    </ul>
  );
}

function levelOf(share: number): 'fine' | 'tight' | 'full' {
  if (share >= 1) {
    return 'full';
  }
  return share >= 0.8 ? 'tight' : 'fine';
}
