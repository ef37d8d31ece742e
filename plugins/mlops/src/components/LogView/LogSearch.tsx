import { useId } from 'react';
import IconButton from '@material-ui/core/IconButton';
import TextField from '@material-ui/core/TextField';
import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import NavigateBeforeIcon from '@material-ui/icons/KeyboardArrowUp';
import NavigateNextIcon from '@material-ui/icons/KeyboardArrowDown';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../../translation';
import { useDebounced } from '../useDebounced';

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(1),
    },
    input: { backgroundColor: theme.palette.background.paper },
    // Grey would be too pale on the page.
    label: { color: theme.palette.text.primary },
    field: { width: 280, maxWidth: '100%' },
    count: { fontVariantNumeric: 'tabular-nums' },
  }),
  { name: 'MlopsLogSearch' },
);

/** Searches a log: Enter goes to the next match, Shift and Enter back, Esc empties. */
export function LogSearch(props: {
  search: string;
  onSearch: (search: string) => void;
  count: number;
  /** Which match is looked at, from 0. */
  position: number;
  onPosition: (position: number) => void;
}) {
  const { search, onSearch, count, position, onPosition } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const id = useId();
  const [draft, setDraft] = useDebounced(search, onSearch);
  const step = (by: number) =>
    count > 0 && onPosition((position + by + count) % count);
  return (
    <div className={classes.root} role="search">
      <TextField
        id={id}
        className={classes.field}
        size="small"
        variant="outlined"
        label={t('logs.search')}
        value={draft}
        onChange={event => setDraft(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Escape') {
            setDraft('');
          } else if (event.key === 'Enter') {
            step(event.shiftKey ? -1 : 1);
          }
        }}
        InputLabelProps={{ className: classes.label }}
        InputProps={{ className: classes.input }}
      />
      {search && (
        <>
          <Typography className={classes.count} variant="body2" role="status">
            {count === 0
              ? t('logs.noMatch')
              : t('logs.match', {
                  position: String(position + 1),
                  count,
                })}
          </Typography>
          <Tooltip title={t('logs.previousMatch')}>
            <IconButton
              size="small"
              aria-label={t('logs.previousMatch')}
              onClick={() => step(-1)}
            >
              <NavigateBeforeIcon />
            </IconButton>
          </Tooltip>
          <Tooltip title={t('logs.nextMatch')}>
            <IconButton
              size="small"
              aria-label={t('logs.nextMatch')}
              onClick={() => step(1)}
            >
              <NavigateNextIcon />
            </IconButton>
          </Tooltip>
        </>
      )}
    </div>
  );
}
