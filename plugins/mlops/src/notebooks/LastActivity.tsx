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
  const idle = idleSince
    ? t(resources.gpus.length > 0 ? 'notebooks.idleGpu' : 'notebooks.idle', {
        time: format.duration(Date.now() - Date.parse(idleSince)),
      })
    : undefined;
  return (
    <>
      <Typography variant="body2" component="div" noWrap>
        <TimeAgo time={lastActivity} fallback="–" />
      </Typography>
      {[
        idle,
        stopsAt && t('notebooks.stopsAt', { time: format.clock(stopsAt) }),
      ]
        .filter(Boolean)
        .map(text => (
          <Typography
            key={text}
            variant="body2"
            component="div"
            color="textSecondary"
          >
            {text}
          </Typography>
        ))}
    </>
  );
}
