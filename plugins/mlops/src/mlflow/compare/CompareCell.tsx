import TableCell from '@material-ui/core/TableCell';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import ArrowDownwardIcon from '@material-ui/icons/ArrowDownward';
import ArrowUpwardIcon from '@material-ui/icons/ArrowUpward';
import StarIcon from '@material-ui/icons/Star';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Truncated } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import type { ComparedCell, ComparedRow } from './compareRuns';

const useStyles = makeStyles(
  theme => ({
    key: {
      backgroundColor: theme.palette.background.paper,
      left: 0,
      maxWidth: 260,
      minWidth: 120,
      overflowWrap: 'anywhere',
      position: 'sticky',
      [theme.breakpoints.down('xs')]: { maxWidth: 130 },
    },
    icon: {
      fontSize: '0.875rem',
      marginLeft: theme.spacing(0.5),
      verticalAlign: 'text-bottom',
    },
    cell: { minWidth: 140, whiteSpace: 'nowrap' },
    changed: { boxShadow: `inset 3px 0 0 ${theme.palette.warning.main}` },
    best: { fontWeight: 700 },
    star: {
      color: theme.palette.success.main,
      fontSize: '1rem',
      marginRight: theme.spacing(0.5),
      verticalAlign: 'text-bottom',
    },
    difference: {
      color: theme.palette.text.secondary,
      fontSize: theme.typography.caption.fontSize,
    },
    missing: { color: theme.palette.text.secondary },
  }),
  { name: 'MlopsCompareCell' },
);

/** The name of a parameter or metric, and which direction is better. */
export function CompareKey(props: { row: ComparedRow }) {
  const { key, direction } = props.row;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const Arrow = direction?.greaterIsBetter
    ? ArrowUpwardIcon
    : ArrowDownwardIcon;
  const said =
    direction &&
    t(`compare.direction.${direction.greaterIsBetter ? 'greater' : 'less'}`);
  return (
    <TableCell
      component="th"
      role="rowheader"
      scope="row"
      className={classes.key}
    >
      {key}
      {direction && said && (
        <Tooltip
          title={
            direction.isStated
              ? said
              : t('compare.direction.byName', { direction: said })
          }
        >
          <span role="img" aria-label={said}>
            <Arrow className={classes.icon} aria-hidden />
          </span>
        </Tooltip>
      )}
    </TableCell>
  );
}

/** A value, whether it is the best, and how far it is from the baseline. */
export function CompareCell(props: { cell: ComparedCell; isNumeric: boolean }) {
  const { cell, isNumeric } = props;
  const { text, isBest, isChanged, difference } = cell;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  return (
    <TableCell
      align={isNumeric ? 'right' : 'left'}
      className={`${classes.cell} ${isChanged ? classes.changed : ''}`}
    >
      {text === undefined ? (
        <span className={classes.missing} title={t('compare.missing')}>
          –
        </span>
      ) : (
        <span className={isBest ? classes.best : undefined}>
          {isBest && (
            <span role="img" aria-label={t('compare.bestOf')}>
              <StarIcon className={classes.star} aria-hidden />
            </span>
          )}
          {isNumeric ? text : <Truncated text={text} width={220} />}
        </span>
      )}
      {difference && <div className={classes.difference}>{difference}</div>}
    </TableCell>
  );
}
