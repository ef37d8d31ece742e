import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { failureOf, type SortOrder } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { sortSentence } from './sortSentence';

const useStyles = makeStyles(
  theme => ({
    line: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 1),
      minHeight: 30,
      margin: theme.spacing(0.5, 0),
    },
    error: { overflowWrap: 'anywhere' },
  }),
  { name: 'MlopsGridNotices' },
);

/** What the order means, how many runs are hidden, and how many have come meanwhile. */
export function GridNotices(props: {
  order: readonly SortOrder[];
  onOrder: (order: readonly SortOrder[]) => void;
  loaded: number;
  isAll: boolean;
  isGrouped: boolean;
  hidden: number;
  onShowHidden: () => void;
  fresh: number;
  isMore: boolean;
  onFresh: () => void;
}) {
  const { order, onOrder, loaded, isAll, isGrouped, hidden, fresh } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const sentence = sortSentence(order, { count: loaded, isAll }, t);
  return (
    <>
      <div className={classes.line} role="status">
        {fresh > 0 && (
          <>
            <Typography variant="body2" component="span">
              {props.isMore
                ? t('experiments.grid.newRunsMore', { number: String(fresh) })
                : t('experiments.grid.newRuns', { count: fresh })}
            </Typography>
            <Button size="small" color="primary" onClick={props.onFresh}>
              {t('experiments.grid.showNew')}
            </Button>
          </>
        )}
        {isGrouped && (
          <Typography variant="body2" component="span">
            {t('experiments.grid.groupsOfLoaded', { count: loaded })}
          </Typography>
        )}
        {sentence && (
          <>
            <Typography variant="body2" component="span">
              {sentence} {t('experiments.grid.sorted.hint')}
            </Typography>
            <Button size="small" onClick={() => onOrder([])}>
              {t('experiments.grid.sorted.clear')}
            </Button>
          </>
        )}
        {hidden > 0 && (
          <>
            <Typography variant="body2" component="span">
              {t('experiments.grid.hidden', { count: hidden })}
            </Typography>
            <Button size="small" onClick={props.onShowHidden}>
              {t('experiments.grid.showHidden')}
            </Button>
          </>
        )}
      </div>
    </>
  );
}

/** How many runs are loaded, and how to get more. */
export function GridFooter(props: {
  loaded: number;
  hasMore: boolean;
  isFetchingMore: boolean;
  moreError: Error | undefined;
  notes: readonly string[];
  onMore: () => void;
}) {
  const { loaded, hasMore, isFetchingMore, moreError, notes, onMore } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  return (
    <>
      {moreError && (
        <Alert
          className={classes.error}
          severity="error"
          action={
            <Button color="inherit" size="small" onClick={onMore}>
              {t('experiments.grid.retry')}
            </Button>
          }
        >
          {t('experiments.grid.moreFailed', {
            message: failureOf(moreError).message ?? t('panel.errorFallback'),
          })}
        </Alert>
      )}
      <div className={classes.line}>
        <Typography variant="body2" role="status">
          {isFetchingMore
            ? t('experiments.grid.loadingMore')
            : t(
                hasMore
                  ? 'experiments.grid.loaded'
                  : 'experiments.grid.loadedAll',
                { count: loaded },
              )}
        </Typography>
        {hasMore && !moreError && (
          <Button size="small" onClick={onMore} disabled={isFetchingMore}>
            {t('experiments.grid.loadMore')}
          </Button>
        )}
        {notes.map(note => (
          <Typography key={note} variant="body2">
            {note}
          </Typography>
        ))}
      </div>
    </>
  );
}
