import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'center',
      display: 'flex',
      height: 2.5 * sidebarConfig.logoHeight,
      width: '100%',
    },
    link: {
      alignItems: 'center',
      color: theme.palette.common.white,
      display: 'flex',
      gap: theme.spacing(1),
      marginLeft: (sidebarConfig.drawerWidthClosed - 32) / 2,
    },
    text: {
      fontSize: '0.95rem',
      fontWeight: 600,
      letterSpacing: '0.01em',
      whiteSpace: 'nowrap',
    },
  }),
  { name: 'AppSidebarLogo' },
);

export function SidebarLogo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <div className={classes.root}>
      <Link
        to="/"
        underline="none"
        className={classes.link}
        aria-label="Backstage MLOps: catalog"
      >
        <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden>
          <path
            d="M7 23V9l9 9 9-9v14"
            fill="none"
            stroke="currentColor"
            strokeWidth="3"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        {isOpen && <span className={classes.text}>Backstage MLOps</span>}
      </Link>
    </div>
  );
}
