import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { LinkButton } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../../translation';
import { useComparePath } from '../paths';
import { mostSelected } from './useGridState';

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'center',
      bottom: 0,
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      marginTop: theme.spacing(1),
      padding: theme.spacing(1, 2),
      position: 'sticky',
      zIndex: 3,
      // Backstage's own bar is at the bottom of narrow windows.
      [theme.breakpoints.down('xs')]: { bottom: 56 },
    },
    count: { marginRight: 'auto' },
  }),
  { name: 'MlopsSelectionBar' },
);

/** What can be done with the selected runs. It stays in sight. */
export function SelectionBar(props: {
  server: string;
  selected: readonly string[];
  arePinned: boolean;
  onChart: () => void;
  onPin: () => void;
  onHide: () => void;
  onClear: () => void;
}) {
  const { server, selected, arePinned } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const comparePath = useComparePath();
  const count = selected.length;
  if (count === 0) {
    return null;
  }
  const tooFew = count < 2;
  return (
    <Paper
      className={classes.root}
      elevation={4}
      role="region"
      aria-label={t('experiments.selection.label')}
    >
      <Typography className={classes.count} variant="body2" role="status">
        {count >= mostSelected
          ? t('experiments.selection.most', { number: String(count) })
          : t('experiments.selection.count', { count })}
        {tooFew && `. ${t('experiments.selection.compareHint')}`}
      </Typography>
      {!tooFew && (
        <LinkButton
          size="small"
          variant="contained"
          color="primary"
          to={comparePath({ server, runIds: selected })}
        >
          {t('experiments.selection.compare')}
        </LinkButton>
      )}
      <Button size="small" variant="outlined" onClick={props.onChart}>
        {t('experiments.selection.chart')}
      </Button>
      <Button size="small" onClick={props.onPin}>
        {t(
          arePinned
            ? 'experiments.selection.unpin'
            : 'experiments.selection.pin',
        )}
      </Button>
      <Button size="small" onClick={props.onHide}>
        {t('experiments.selection.hide')}
      </Button>
      <Button size="small" onClick={props.onClear}>
        {t('experiments.selection.clear')}
      </Button>
    </Paper>
  );
}
