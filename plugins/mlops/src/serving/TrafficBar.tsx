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
export function TrafficBar(props: { endpoint: Endpoint }) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const { traffic, serving } = props.endpoint;
  const parts = traffic.filter(part => part.percent > 0);
  if (parts.length === 0) {
    // Plain Deployments know no shares: what serves takes all requests.
    return (
      <Typography variant="body2" component="div">
        {serving === 'yes' ? t('endpoints.allTraffic') : '–'}
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
