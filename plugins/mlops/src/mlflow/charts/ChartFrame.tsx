import { type ReactNode, type RefObject, useId } from 'react';
import { useSearchParams } from 'react-router-dom';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../../translation';
import { type ChartData, ChartDataTable } from './ChartDataTable';
import { useChangeAddress } from './useChartAddress';

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0, minWidth: 0 },
    head: {
      alignItems: 'baseline',
      display: 'flex',
      gap: theme.spacing(1),
      justifyContent: 'space-between',
    },
    title: { flex: '1 1 auto', minWidth: 0, overflowWrap: 'anywhere' },
    button: { flex: '0 0 auto', textTransform: 'none' },
    note: { color: theme.palette.text.secondary },
  }),
  { name: 'MlopsChartFrame' },
);

/**
 * A chart with what belongs to every one: a title, what it does not show, and
 * its data as a table, one click away.
 */
export function ChartFrame(props: {
  title: string;
  /** What is not drawn, or not all of it. */
  notes?: readonly string[];
  data: () => ChartData;
  /** Beside the title. */
  action?: ReactNode;
  /** The element that is watched for coming near the window. */
  rootRef?: RefObject<HTMLElement>;
  children: ReactNode;
}) {
  const { title, notes = [], data, rootRef, children } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const id = useId();
  const [parameters] = useSearchParams();
  const change = useChangeAddress();
  const tables = parameters.getAll('table');
  const asTable = tables.includes(title);
  return (
    <figure ref={rootRef} className={classes.root} aria-label={title}>
      <div className={classes.head}>
        <Typography
          className={classes.title}
          variant="subtitle2"
          component="figcaption"
        >
          {title}
        </Typography>
        {props.action}
        <Button
          className={classes.button}
          size="small"
          color="primary"
          aria-expanded={asTable}
          aria-controls={asTable ? id : undefined}
          aria-label={t(asTable ? 'charts.chartOf' : 'charts.tableOf', {
            title,
          })}
          onClick={() =>
            change({
              table: asTable
                ? tables.filter(one => one !== title)
                : [...tables, title],
            })
          }
        >
          {t(asTable ? 'charts.asChart' : 'charts.asTable')}
        </Button>
      </div>
      {asTable ? (
        <div id={id}>
          <ChartDataTable title={title} data={data()} />
        </div>
      ) : (
        children
      )}
      {notes.map(note => (
        <Typography
          key={note}
          className={classes.note}
          variant="caption"
          component="div"
        >
          {note}
        </Typography>
      ))}
    </figure>
  );
}
