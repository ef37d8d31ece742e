import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Endpoint } from '../api';
import { mlopsTranslationRef } from '../translation';

const useStyles = makeStyles(
  theme => ({
    bar: {
      backgroundColor: theme.palette.action.disabledBackground,
      borderRadius: theme.shape.borderRadius,
      display: 'flex',
      height: 8,
      margin: theme.spacing(0.75, 0, 0.5),
      overflow: 'hidden',
      width: 96,
    },
    part: {
      backgroundColor: theme.palette.primary.main,
      '&:nth-child(even)': { backgroundColor: theme.palette.info.light },
    },
  }),
  { name: 'MlopsTrafficBar' },
);

/** Which share of the requests goes where; the words under the bar say the same. */
export function TrafficBar(props: { traffic: Endpoint['traffic'] }) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const parts = props.traffic.filter(part => part.percent > 0);
  if (parts.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('endpoints.noTraffic')}
      </Typography>
    );
  }
  return (
    <div>
      <div className={classes.bar} aria-hidden>
        {parts.map((part, index) => (
          <span
            key={index}
            className={classes.part}
            style={{ width: `${Math.min(100, part.percent)}%` }}
          />
        ))}
      </div>
      {parts.map((part, index) => (
        <Typography key={index} variant="body2" component="div" noWrap>
          {t('endpoints.trafficPart', {
            percent: String(part.percent),
            name:
              part.tag ??
              part.revision ??
              t(part.latest ? 'endpoints.latest' : 'endpoints.revision'),
          })}
        </Typography>
      ))}
    </div>
  );
}
