import type { ComponentType } from 'react';
import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CodeIcon from '@material-ui/icons/Code';
import DesktopWindowsIcon from '@material-ui/icons/DesktopWindows';
import FunctionsIcon from '@material-ui/icons/Functions';
import MenuBookIcon from '@material-ui/icons/MenuBook';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Notebook } from '../api';
import { Truncated } from '../components';
import { mlopsTranslationRef } from '../translation';
import { shortImageName } from './shortImageName';

const icons: Record<Notebook['type'], ComponentType<SvgIconProps>> = {
  jupyter: MenuBookIcon,
  vscode: CodeIcon,
  rstudio: FunctionsIcon,
  other: DesktopWindowsIcon,
};

const useStyles = makeStyles(
  theme => ({
    icon: {
      color: theme.palette.text.secondary,
      fontSize: '1.25rem',
      marginRight: theme.spacing(1),
      verticalAlign: 'text-bottom',
    },
    image: { paddingLeft: `calc(1.25rem + ${theme.spacing(1)}px)` },
  }),
  { name: 'MlopsNotebookImage' },
);

/** What kind of workspace it is, and the image it runs. */
export function NotebookImage(props: { notebook: Notebook }) {
  const { type, image } = props.notebook;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const Icon = icons[type];
  return (
    <>
      <Typography variant="body2" component="div" noWrap>
        <Icon className={classes.icon} aria-hidden />
        {t(`notebooks.type.${type}`)}
      </Typography>
      <Typography
        className={classes.image}
        variant="body2"
        component="div"
        color="textSecondary"
      >
        {image ? (
          <Truncated text={shortImageName(image)} title={image} width={162} />
        ) : (
          t('notebooks.noImage')
        )}
      </Typography>
    </>
  );
}
