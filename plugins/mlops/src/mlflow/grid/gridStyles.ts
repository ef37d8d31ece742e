import { makeStyles } from '@material-ui/core/styles';

/** Heights in pixels: the virtual list places lines by them. */
export const headHeight = 40;
export const lineHeight = 36;
export const groupHeight = 52;

/** What head and lines have in common. */
export const useGridStyles = makeStyles(
  theme => ({
    row: {
      alignItems: 'stretch',
      backgroundColor: theme.palette.background.paper,
      borderBottom: `1px solid ${theme.palette.divider}`,
      boxSizing: 'border-box',
      display: 'flex',
      minWidth: '100%',
    },
    cell: {
      alignItems: 'center',
      boxSizing: 'border-box',
      display: 'flex',
      flex: 'none',
      minWidth: 0,
      padding: theme.spacing(0, 1),
      // Children that are cut say so by an ellipsis, which flex items do not.
      '& > span': {
        minWidth: 0,
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        whiteSpace: 'nowrap',
      },
    },
    right: { justifyContent: 'flex-end', textAlign: 'right' },
    sticky: {
      backgroundColor: 'inherit',
      borderRight: `1px solid ${theme.palette.divider}`,
      left: 0,
      position: 'sticky',
      zIndex: 1,
    },
  }),
  { name: 'MlopsRunsGridCell' },
);
