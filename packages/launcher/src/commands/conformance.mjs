import path from 'node:path';
import { nodeTransform, root } from '../paths.mjs';
import { runTool } from '../runTool.mjs';
import { setup } from '../setup.mjs';

/** The same expectations against the sandbox and real servers; the options are those of packages/conformance. */
export async function run(args) {
  const { node, env } = await setup();
  return runTool(node, ['--require', nodeTransform, 'src/cli.ts', ...args], {
    cwd: path.join(root, 'packages', 'conformance'),
    env,
  });
}
