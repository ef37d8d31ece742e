import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { build, type Plugin } from 'esbuild';

/** Addresses of runs need the routes of an app, which has nothing to do with what is measured. */
const withoutRoutes: Plugin = {
  name: 'without-routes',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\.?\/paths$/ }, ({ importer }) =>
      importer.includes(`${path.sep}mlflow${path.sep}`)
        ? { path: 'paths', namespace: 'without-routes' }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'without-routes' }, () => ({
      contents: [
        'const pathOf = ({ runId }) => `/runs/${runId}`;',
        'export const useRunPath = () => pathOf;',
        'export const useComparePath = () => pathOf;',
        'export const useVersionPath = () => pathOf;',
        'export const useExperimentsPath = () => undefined;',
      ].join('\n'),
      loader: 'js',
    }));
  },
};

/** The page with our components and the bare ones, as production code in one script. */
export async function buildPage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [
      resolvePackagePath(
        '@mlops-portal/benchmark',
        'src/mlflow/browser/page.tsx',
      ),
    ],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.css': 'empty', '.svg': 'dataurl' },
    logLevel: 'silent',
    plugins: [withoutRoutes],
  });
  return outputFiles[0].text;
}
