import { useMemo } from 'react';
import { useTheme } from '@material-ui/core/styles';

/** The colours of the page, for charts. */
export interface ChartTheme {
  readonly mode: 'light' | 'dark';
  readonly text: string;
  readonly grey: string;
  readonly line: string;
  readonly paper: string;
  readonly accent: string;
  readonly font: string;
}

/** @see ChartTheme */
export function useChartTheme(): ChartTheme {
  const { palette, typography } = useTheme();
  return useMemo(
    () => ({
      mode: palette.type === 'dark' ? 'dark' : 'light',
      text: palette.text.primary,
      grey: palette.text.secondary,
      line: palette.divider,
      paper: palette.background.paper,
      accent: palette.type === 'dark' ? '#ffffff' : '#111111',
      font: typography.fontFamily ?? 'sans-serif',
    }),
    [palette, typography],
  );
}
