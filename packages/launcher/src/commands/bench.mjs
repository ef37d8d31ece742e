import path from 'node:path';
import { nodeTransform, root } from '../paths.mjs';
import { runTool } from '../runTool.mjs';
import { setup } from '../setup.mjs';

/** Measurements side by side with peers; the options are those of packages/benchmark. */
export async function run(args) {
  const { node, env } = await setup();
  return runTool(node, ['--require', nodeTransform, 'src/cli.ts', ...args], {
    cwd: path.join(root, 'packages', 'benchmark'),
    env,
  });
}
