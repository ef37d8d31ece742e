import path from 'node:path';
import { root } from '../paths.mjs';
import { step } from '../report.mjs';
import { runQuietly } from '../runTool.mjs';
import { setup } from '../setup.mjs';

/** Builds all packages as they are published, and the portal. */
export async function run() {
  const { node, env } = await setup();
  const bin = name => path.join(root, 'node_modules', '.bin', name);
  await step('Writing type declarations', () =>
    runQuietly('declarations', node, [bin('tsc')], { cwd: root, env }),
  );
  await step('Building all packages', () =>
    runQuietly(
      'build',
      node,
      [bin('backstage-cli'), 'repo', 'build', '--all'],
      {
        cwd: root,
        env,
      },
    ),
  );
  return 0;
}
