import { useMemo } from 'react';
import { useHref } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { type Format, useFormat } from '../../components';
import { mlopsTranslationRef, type Translate } from '../../translation';
import { useRunPath, useVersionPath } from '../paths';

const useStyles = makeStyles(
  theme => ({
    link: {
      color: theme.palette.link,
      textDecoration: 'none',
      '&:hover, &:focus': { textDecoration: 'underline' },
    },
    name: { fontWeight: theme.typography.fontWeightBold as 'bold' },
    child: { color: theme.palette.text.secondary, marginRight: 4 },
    code: { fontFamily: 'monospace' },
    icon: {
      fill: 'currentColor',
      flex: 'none',
      height: 20,
      marginRight: 6,
      verticalAlign: 'middle',
      width: 20,
    },
    finished: { color: theme.palette.success.main },
    running: { color: theme.palette.info.main },
    scheduled: { color: theme.palette.info.main },
    failed: { color: theme.palette.error.main },
    killed: { color: theme.palette.text.secondary },
    unknown: { color: theme.palette.text.secondary },
  }),
  { name: 'MlopsRunCells' },
);

/** What the cells of the grid are made with. */
export interface CellParts {
  readonly t: Translate;
  readonly format: Format;
  readonly classes: ReturnType<typeof useStyles>;
  readonly runPath: ReturnType<typeof useRunPath>;
  readonly versionPath: ReturnType<typeof useVersionPath>;
  /** The address of a path of the portal, for the browser. */
  readonly hrefOf: (path: string) => string;
}

/**
 * Once for all cells: a hook in each of them, or a component of Material UI,
 * would cost more than all else that a line consists of.
 */
export function useCellParts(): CellParts {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  const runPath = useRunPath();
  const versionPath = useVersionPath();
  const root = useHref('/').replace(/\/$/, '');
  return useMemo(
    () => ({
      t,
      format,
      classes,
      runPath,
      versionPath,
      hrefOf: path => `${root}${path}`,
    }),
    [t, format, classes, runPath, versionPath, root],
  );
}
