import IconButton from '@material-ui/core/IconButton';
import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import FirstPageIcon from '@material-ui/icons/FirstPage';
import NavigateBeforeIcon from '@material-ui/icons/NavigateBefore';
import NavigateNextIcon from '@material-ui/icons/NavigateNext';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../translation';
import { useFormat } from './useFormat';
import { pageSize, type Pages } from './usePages';

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'center',
      display: 'flex',
      justifyContent: 'flex-end',
      padding: theme.spacing(0.5, 1),
    },
    text: {
      fontVariantNumeric: 'tabular-nums',
      marginRight: theme.spacing(1),
    },
    off: { opacity: 0.38 },
  }),
  { name: 'MlopsListPages' },
);

/** Which rows of how many are shown, and the ways to the others. Nothing where all are. */
export function ListPages(props: {
  pages: Pages;
  shown: number;
  matching: number;
  nextCursor: string | undefined;
}) {
  const { pages, shown, matching, nextCursor } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const { language } = useFormat();
  if (pages.number === 1 && !nextCursor) {
    return null;
  }
  const start = (pages.number - 1) * pageSize;
  const text = (count: number) => count.toLocaleString(language);
  const buttons = [
    {
      title: t('table.firstPage'),
      icon: <FirstPageIcon />,
      go: pages.number > 1 ? pages.first : undefined,
    },
    {
      title: t('table.previousPage'),
      icon: <NavigateBeforeIcon />,
      go: pages.number > 1 ? pages.previous : undefined,
    },
    {
      title: t('table.nextPage'),
      icon: <NavigateNextIcon />,
      go: nextCursor ? () => pages.next(nextCursor) : undefined,
    },
  ];
  return (
    <nav className={classes.root} aria-label={t('table.pages')}>
      <Typography className={classes.text} variant="body2" role="status">
        {t('table.pageOf', {
          from: text(start + 1),
          to: text(start + shown),
          total: text(Math.max(matching, start + shown)),
        })}
      </Typography>
      {buttons.map(({ title, icon, go }) => (
        <Tooltip key={title} title={title}>
          <IconButton
            // Not `disabled`: the focus would be lost on the last page.
            className={go ? undefined : classes.off}
            aria-disabled={!go}
            aria-label={title}
            size="small"
            onClick={go}
          >
            {icon}
          </IconButton>
        </Tooltip>
      ))}
    </nav>
  );
}
