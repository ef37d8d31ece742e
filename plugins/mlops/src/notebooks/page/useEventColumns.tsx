import { useMemo } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ClusterEvent } from '../../api';
import {
  type DataColumn,
  StatusLabel,
  TimeAgo,
  Truncated,
} from '../../components';
import { mlopsTranslationRef } from '../../translation';

const useStyles = makeStyles(
  {
    message: { minWidth: 240, overflowWrap: 'anywhere' },
    // Reasons are one long word each.
    reason: { overflowWrap: 'normal', wordBreak: 'normal' },
  },
  { name: 'MlopsEventColumns' },
);

/** The columns of the list of events. */
export function useEventColumns(): readonly DataColumn<ClusterEvent>[] {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  return useMemo(
    () => [
      {
        id: 'type',
        title: t('events.column.type'),
        render: ({ type }) => (
          <StatusLabel
            tone={type === 'Warning' ? 'warning' : 'info'}
            label={type}
          />
        ),
      },
      {
        id: 'reason',
        title: t('events.column.reason'),
        rowHeader: true,
        render: ({ reason, source }) => (
          <div className={classes.reason}>
            {reason}
            <Typography
              variant="body2"
              component="div"
              color="textSecondary"
              noWrap
            >
              {source}
            </Typography>
          </div>
        ),
      },
      {
        id: 'message',
        title: t('events.column.message'),
        render: ({ message }) => (
          <div className={classes.message}>{message}</div>
        ),
      },
      {
        id: 'object',
        title: t('events.column.object'),
        render: ({ object }) => (
          <>
            {object.kind}
            <Typography variant="body2" component="div" color="textSecondary">
              <Truncated text={object.name} width={200} />
            </Typography>
          </>
        ),
      },
      {
        id: 'count',
        title: t('events.column.count'),
        align: 'right',
        render: ({ count }) => count,
      },
      {
        id: 'last',
        title: t('events.column.last'),
        render: ({ lastAt, firstAt, count }) => (
          <Typography variant="body2" component="div" noWrap>
            <TimeAgo time={lastAt ?? firstAt} fallback="–" />
            {count > 1 && firstAt && (
              <Typography variant="body2" component="div" color="textSecondary">
                {t('events.first')} <TimeAgo time={firstAt} />
              </Typography>
            )}
          </Typography>
        ),
      },
    ],
    [t, classes],
  );
}
