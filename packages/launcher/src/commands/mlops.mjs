import { nodeTransform, root } from '../paths.mjs';
import { reportOnStderr } from '../report.mjs';
import { runTool } from '../runTool.mjs';
import { setup } from '../setup.mjs';

/** The command line tool from its sources; the options are those of packages/cli. */
export async function run(args) {
  reportOnStderr();
  const { node, env } = await setup();
  return runTool(
    node,
    ['--require', nodeTransform, 'packages/cli/src/cli.ts', ...args],
    { cwd: root, env },
  );
}
