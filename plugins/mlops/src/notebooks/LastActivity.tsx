import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Notebook } from '../api';
import { TimeAgo, useFormat } from '../components';
import { mlopsTranslationRef } from '../translation';

/** When somebody last used a notebook, whether it idles, and when it will be stopped for that. */
export function LastActivity(props: { notebook: Notebook }) {
  const { lastActivity, idleSince, stopsAt, resources } = props.notebook;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const format = useFormat();
  return (
    <>
      <Typography variant="body2" component="div" noWrap>
        <TimeAgo time={lastActivity} fallback="–" />
      </Typography>
      {idleSince && (
        <Typography variant="body2" component="div" color="textSecondary">
          {t(
            resources.gpus.length > 0 ? 'notebooks.idleGpu' : 'notebooks.idle',
            {
              time: format.duration(Date.now() - Date.parse(idleSince)),
            },
          )}
        </Typography>
      )}
      {stopsAt && <StopsAt time={stopsAt} />}
    </>
  );
}

/** On one line: the hour of today, the day of another; both are in the tooltip. */
function StopsAt(props: { time: string }) {
  const { time } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const format = useFormat();
  return (
    <Tooltip title={t('notebooks.stopsHint', { time: format.absolute(time) })}>
      <Typography
        variant="body2"
        component="div"
        color="textSecondary"
        noWrap
        tabIndex={0}
      >
        {format.isToday(time)
          ? t('notebooks.stopsAt', { time: format.clock(time) })
          : t('notebooks.stopsOn', { day: format.day(time) })}
      </Typography>
    </Tooltip>
  );
}
