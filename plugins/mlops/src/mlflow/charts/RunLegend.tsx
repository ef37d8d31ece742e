import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Truncated } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { useRunPath } from '../paths';
import type { ChartRun } from './axisValues';
import { RunSwatch } from './RunSwatch';
import type { RunColour } from './runColours';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      fontFamily: theme.typography.fontFamily,
      fontSize: theme.typography.caption.fontSize,
      gap: theme.spacing(0.25, 1.5),
      listStyle: 'none',
      margin: theme.spacing(0.5, 0),
      maxHeight: 120,
      overflowY: 'auto',
      padding: 0,
    },
    item: { alignItems: 'center', display: 'flex', gap: theme.spacing(0.75) },
  }),
  { name: 'MlopsRunLegend' },
);

/** Which line is which run; pointing at a name lifts its line out. */
export function RunLegend(props: {
  runs: readonly ChartRun[];
  colours: ReadonlyMap<string, RunColour>;
  onPoint?: (run: string | undefined) => void;
}) {
  const { runs, colours, onPoint } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const pathOf = useRunPath();
  return (
    <ul className={classes.root} aria-label={t('charts.legend')}>
      {runs.map(({ server, runId, name }) => (
        <li
          key={runId}
          className={classes.item}
          onPointerEnter={() => onPoint?.(runId)}
          onPointerLeave={() => onPoint?.(undefined)}
          onFocus={() => onPoint?.(runId)}
          onBlur={() => onPoint?.(undefined)}
        >
          <RunSwatch colour={colours.get(runId)} />
          <Link to={pathOf({ server, runId })}>
            <Truncated text={name} width={160} focusable={false} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
