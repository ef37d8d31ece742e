import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import Skeleton from '@material-ui/lab/Skeleton';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../translation';
import type { EntityQuery } from '../query';
import { ErrorPanel } from './ErrorPanel';
import { failureOf } from './failure';
import { ForbiddenPanel } from './ForbiddenPanel';

const useStyles = makeStyles(
  theme => ({
    skeleton: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
    },
    notice: { marginBottom: theme.spacing(2), overflowWrap: 'anywhere' },
  }),
  { name: 'MlopsQueryPanel' },
);

/**
 * The states that every panel has: loading, forbidden, failed, and an answer,
 * which may have failed to refresh. The fourth, empty, is the answer's affair.
 */
export function QueryPanel<T>(props: {
  query: EntityQuery<T>;
  /** In the middle of a sentence: "notebooks". */
  what: string;
  /** At its start: "Notebooks". */
  title: string;
  permission: string;
  /** Heights of the lines that stand in for the content, in pixels. */
  skeleton: readonly number[];
  /** Instead of asking the same again. */
  onRetry?: () => void;
  children: (data: T) => ReactNode;
}) {
  const { query, what, title, permission, skeleton, children } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const { data, error } = query;
  const { onRetry = query.refetch } = props;

  if (error && failureOf(error).status === 403) {
    return <ForbiddenPanel what={what} permission={permission} />;
  }
  if (data === undefined && error) {
    return <ErrorPanel what={title} error={error} onRetry={onRetry} />;
  }
  if (data === undefined) {
    return (
      <div
        className={classes.skeleton}
        role="status"
        aria-label={t('panel.loading', { what })}
      >
        {skeleton.map((height, index) => (
          <Skeleton
            key={index}
            variant="rect"
            height={height}
            width={height < 48 ? '40%' : '100%'}
          />
        ))}
      </div>
    );
  }
  return (
    <>
      {error && (
        <Alert
          className={classes.notice}
          severity="warning"
          action={
            <Button color="inherit" size="small" onClick={onRetry}>
              {t('panel.retry')}
            </Button>
          }
        >
          <AlertTitle>{t('panel.staleTitle')}</AlertTitle>
          {t('panel.staleText', {
            message: failureOf(error).message ?? t('panel.errorFallback'),
          })}
        </Alert>
      )}
      {children(data)}
    </>
  );
}
