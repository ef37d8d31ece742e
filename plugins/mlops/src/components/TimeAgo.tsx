import Tooltip from '@material-ui/core/Tooltip';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../translation';
import { useFormat } from './useFormat';

/** A time relative to now, the absolute one in the tooltip. */
export function TimeAgo(props: { time?: string; fallback?: string }) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const format = useFormat();
  const { time, fallback = t('time.unknown') } = props;
  if (!time || Number.isNaN(Date.parse(time))) {
    return <>{fallback}</>;
  }
  return (
    <Tooltip title={format.absolute(time)}>
      <time dateTime={time} tabIndex={0}>
        {format.relative(time)}
      </time>
    </Tooltip>
  );
}
