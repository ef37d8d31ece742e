import { Fragment, type ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      fontFamily: theme.typography.fontFamily,
      fontSize: theme.typography.body2.fontSize,
      gap: theme.spacing(1, 2),
      gridTemplateColumns: 'minmax(100px, max-content) minmax(0, 1fr)',
      lineHeight: theme.typography.body2.lineHeight,
      margin: 0,
    },
    term: { color: theme.palette.text.secondary },
    fact: {
      fontVariantNumeric: 'tabular-nums',
      margin: 0,
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'MlopsFacts' },
);

/** Names and values; what has no value is left out. */
export function Facts(props: {
  facts: readonly (readonly [string, ReactNode])[];
}) {
  const classes = useStyles();
  return (
    <dl className={classes.root}>
      {props.facts
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([name, value]) => (
          <Fragment key={name}>
            <dt className={classes.term}>{name}</dt>
            <dd className={classes.fact}>{value}</dd>
          </Fragment>
        ))}
    </dl>
  );
}
