import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router-dom';
import {
  createTheme,
  StylesProvider,
  ThemeProvider,
} from '@material-ui/core/styles';
import { ApiProvider } from '@backstage/core-app-api';
import { errorApiRef } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/core-plugin-api/alpha';

/** Texts by their keys: what they say takes no time here. */
const translationApi = {
  getTranslation: () => ({ ready: true, t: (key: string) => key }),
  translation$: () => ({ subscribe: () => ({ unsubscribe() {} }) }),
};
const errorApi = { post() {}, error$: translationApi.translation$ };
const known = new Map<string, unknown>([
  [translationApiRef.id, translationApi],
  [errorApiRef.id, errorApi],
]);
const apis = { get: ({ id }: { id: string }) => known.get(id) };

// The link colour is Backstage's.
const theme = createTheme({
  palette: { link: '#1f5493' },
} as Parameters<typeof createTheme>[0]);

/** What the plugin's components need around them. */
export function BenchmarkFrame(props: { children: ReactNode }) {
  return (
    <ApiProvider apis={apis as never}>
      <StylesProvider>
        <ThemeProvider theme={theme}>
          <MemoryRouter>{props.children}</MemoryRouter>
        </ThemeProvider>
      </StylesProvider>
    </ApiProvider>
  );
}
