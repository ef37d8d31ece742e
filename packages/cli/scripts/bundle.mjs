// One file without dependencies, so that `npx` has nothing else to fetch.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const file = path => fileURLToPath(new URL(`../${path}`, import.meta.url));

await build({
  entryPoints: [file('src/cli.ts')],
  outfile: file('dist/mlops.cjs'),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  minify: true,
  legalComments: 'eof',
  logLevel: 'warning',
});
