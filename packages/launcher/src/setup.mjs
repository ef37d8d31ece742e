import fs from 'node:fs';
import path from 'node:path';
import { digest } from './digest.mjs';
import { root, yarnRelease } from './paths.mjs';
import { step } from './report.mjs';
import { runQuietly } from './runTool.mjs';
import { isStamped, stamp } from './stamp.mjs';
import { toolchain } from './toolchain.mjs';

function manifests() {
  const folders = ['packages', 'plugins'].flatMap(parent =>
    fs
      .readdirSync(path.join(root, parent))
      .map(name => path.join(root, parent, name)),
  );
  return [root, ...folders].map(folder => path.join(folder, 'package.json'));
}

/** Brings Node and the dependencies when they are missing or changed. Resolves to the tool chain. */
export async function setup() {
  const tools = await toolchain();
  const wanted = digest(
    [
      path.join(root, 'yarn.lock'),
      path.join(root, '.yarnrc.yml'),
      ...manifests(),
    ],
    [tools.node],
  );
  const state = path.join(root, 'node_modules', '.yarn-state.yml');
  if (!fs.existsSync(state) || !isStamped('install', wanted)) {
    await step(
      'Installing dependencies with Yarn (1 to 4 minutes the first time)',
      () =>
        runQuietly(
          'install',
          tools.node,
          [yarnRelease, 'install', '--immutable'],
          {
            cwd: root,
            env: tools.env,
          },
        ),
    );
    stamp('install', wanted);
  }
  return tools;
}
