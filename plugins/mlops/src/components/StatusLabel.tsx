import type { ComponentType, ReactNode } from 'react';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import InfoOutlinedIcon from '@material-ui/icons/InfoOutlined';
import PauseCircleOutlineIcon from '@material-ui/icons/PauseCircleOutline';
import TimelapseIcon from '@material-ui/icons/Timelapse';
import WarningIcon from '@material-ui/icons/Warning';

/** How a status looks; the word beside it says what it is. */
export type Tone =
  | 'ok'
  | 'progressing'
  | 'warning'
  | 'error'
  | 'off'
  | 'info'
  | 'unknown';

const icons: Record<Tone, ComponentType<SvgIconProps>> = {
  ok: CheckCircleIcon,
  progressing: TimelapseIcon,
  warning: WarningIcon,
  error: ErrorIcon,
  off: PauseCircleOutlineIcon,
  info: InfoOutlinedIcon,
  unknown: HelpOutlineIcon,
};

const useStyles = makeStyles(
  theme => ({
    root: {
      fontFamily: theme.typography.fontFamily,
      fontSize: theme.typography.body2.fontSize,
      whiteSpace: 'nowrap',
    },
    icon: {
      fontSize: '1.25rem',
      marginRight: theme.spacing(0.75),
      verticalAlign: 'text-bottom',
    },
    ok: { color: theme.palette.success.main },
    progressing: { color: theme.palette.info.main },
    warning: { color: theme.palette.warning.main },
    error: { color: theme.palette.error.main },
    off: { color: theme.palette.text.secondary },
    info: { color: theme.palette.text.secondary },
    unknown: { color: theme.palette.text.secondary },
    tooltip: { overflowWrap: 'anywhere' },
  }),
  { name: 'MlopsStatusLabel' },
);

/** Icon, word and colour; the tooltip says since when and from what it was derived. */
export function StatusLabel(props: {
  tone: Tone;
  label: string;
  tooltip?: ReactNode;
}) {
  const { tone, label, tooltip } = props;
  const classes = useStyles();
  const Icon = icons[tone];
  const content = (
    <span className={classes.root} tabIndex={tooltip ? 0 : undefined}>
      <Icon className={`${classes.icon} ${classes[tone]}`} aria-hidden />
      {label}
    </span>
  );
  return tooltip ? (
    <Tooltip title={<>{tooltip}</>} classes={{ tooltip: classes.tooltip }}>
      {content}
    </Tooltip>
  ) : (
    content
  );
}
