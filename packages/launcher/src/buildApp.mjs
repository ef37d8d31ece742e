import fs from 'node:fs';
import path from 'node:path';
import { digest } from './digest.mjs';
import { root } from './paths.mjs';
import { step } from './report.mjs';
import { runQuietly } from './runTool.mjs';
import { isStamped, stamp } from './stamp.mjs';

const sources = [
  'app-config.yaml',
  'yarn.lock',
  'packages/app',
  'plugins/mlops',
  'plugins/mlops-common',
].map(name => path.join(root, name));

/** Builds the portal's frontend when one of its sources changed. */
export async function buildApp({ node, env }) {
  const app = path.join(root, 'packages', 'app');
  const wanted = digest(sources);
  if (
    fs.existsSync(path.join(app, 'dist', 'index.html')) &&
    isStamped('app', wanted)
  ) {
    return;
  }
  await step('Building the frontend', () =>
    runQuietly(
      'build-app',
      node,
      [
        path.join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
        'package',
        'build',
      ],
      { cwd: app, env: { ...env, NODE_ENV: 'production' } },
    ),
  );
  stamp('app', wanted);
}
