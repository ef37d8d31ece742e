import IconButton from '@material-ui/core/IconButton';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import FlagIcon from '@material-ui/icons/Flag';
import FlagOutlinedIcon from '@material-ui/icons/FlagOutlined';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RunDetail } from '../../api';
import { Truncated } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { RunSwatch } from '../charts/RunSwatch';
import { useRunColours } from '../charts/useRunColours';
import { useRunPath } from '../paths';
import { useCompareAddress } from './useCompareAddress';

const useStyles = makeStyles(
  theme => ({
    corner: {
      backgroundColor: theme.palette.background.paper,
      left: 0,
      zIndex: 3,
    },
    run: { backgroundColor: theme.palette.background.paper, minWidth: 140 },
    name: { alignItems: 'center', display: 'flex', gap: theme.spacing(0.75) },
    actions: { alignItems: 'center', display: 'flex' },
    baseline: { fontSize: theme.typography.caption.fontSize },
  }),
  { name: 'MlopsCompareHead' },
);

/** Which runs are compared: each can be left out or made the baseline. */
export function CompareHead(props: { runs: readonly RunDetail[] }) {
  const { runs } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const pathOf = useRunPath();
  const colours = useRunColours(runs);
  const { baseline, setBaseline, remove } = useCompareAddress();
  return (
    <TableHead>
      <TableRow>
        <TableCell scope="col" className={classes.corner}>
          {t('compare.key')}
        </TableCell>
        {runs.map(run => {
          const { runId, name } = run;
          const isBaseline = runId === baseline;
          const flag = t(
            isBaseline ? 'compare.clearBaseline' : 'compare.makeBaseline',
            { name },
          );
          return (
            <TableCell key={runId} scope="col" className={classes.run}>
              <div className={classes.name}>
                <RunSwatch colour={colours.get(runId)} />
                <Link to={pathOf(run)}>
                  <Truncated text={name} width={170} focusable={false} />
                </Link>
              </div>
              <div className={classes.actions}>
                <Tooltip title={flag}>
                  <IconButton
                    size="small"
                    aria-label={flag}
                    aria-pressed={isBaseline}
                    onClick={() => setBaseline(isBaseline ? undefined : runId)}
                  >
                    {isBaseline ? (
                      <FlagIcon fontSize="small" />
                    ) : (
                      <FlagOutlinedIcon fontSize="small" />
                    )}
                  </IconButton>
                </Tooltip>
                <Tooltip title={t('compare.remove', { name })}>
                  <IconButton
                    size="small"
                    aria-label={t('compare.remove', { name })}
                    onClick={() => remove(runId)}
                  >
                    <CloseIcon fontSize="small" />
                  </IconButton>
                </Tooltip>
                {isBaseline && (
                  <span className={classes.baseline}>
                    {t('compare.isBaseline')}
                  </span>
                )}
              </div>
            </TableCell>
          );
        })}
      </TableRow>
    </TableHead>
  );
}
