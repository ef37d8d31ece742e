import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Endpoint } from '../api';
import { mlopsTranslationRef } from '../translation';

/** How many replicas answer, and between which numbers the autoscaler chooses. */
export function Replicas(props: { replicas: Endpoint['replicas'] }) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const { ready, min, max } = props.replicas ?? {};
  if (ready === undefined && min === undefined && max === undefined) {
    return <>–</>;
  }
  return (
    <>
      {ready !== undefined && (
        <Typography variant="body2" component="div" noWrap>
          {t('endpoints.replicasReady', { ready: String(ready) })}
        </Typography>
      )}
      {(min !== undefined || max !== undefined) && (
        <Typography
          variant="body2"
          component="div"
          color="textSecondary"
          noWrap
        >
          {min === max || max === undefined || min === undefined
            ? t('endpoints.replicasFixed', { count: min ?? max ?? 0 })
            : t('endpoints.replicasRange', {
                min: String(min),
                max: String(max),
              })}
        </Typography>
      )}
    </>
  );
}
