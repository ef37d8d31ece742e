import path from 'node:path';
import { UserError } from '../UserError.mjs';
import { root } from '../paths.mjs';
import { say, step } from '../report.mjs';
import { runQuietly } from '../runTool.mjs';
import { setup } from '../setup.mjs';

const bin = name => path.join(root, 'node_modules', '.bin', name);

/** name, what it proves, program and arguments; in this order, because API reports read the declarations. */
const checks = [
  [
    'openapi',
    'Generated API types are those of openapi.yaml',
    ['plugins/mlops-backend/scripts/generate.mjs', '--check'],
  ],
  ['types', 'Types', [bin('tsc')]],
  [
    'lint',
    'Lint',
    [bin('backstage-cli'), 'repo', 'lint', '--max-warnings', '0'],
  ],
  ['format', 'Format', [bin('prettier'), '--check', '.', '--loglevel', 'warn']],
  [
    'api-reports',
    'Public API is the reported one',
    [
      bin('backstage-repo-tools'),
      'api-reports',
      '--ci',
      '-o',
      'ae-wrong-input-file-type,ae-undocumented',
      '--validate-release-tags',
      // Its types come from openapi.yaml by way of generated ones, which are not exported themselves.
      '--allow-warnings',
      'plugins/mlops',
      'plugins/*',
    ],
  ],
  [
    'peer-deps',
    'Peer dependencies',
    [bin('backstage-repo-tools'), 'peer-deps'],
  ],
];

/** Everything short of tests and builds that a reviewer would run. Arguments name checks; none = all. */
export async function run(args) {
  const { node, env } = await setup();
  const chosen = checks.filter(
    ([name]) => args.length === 0 || args.includes(name),
  );
  let failed = 0;
  for (const [name, title, program] of chosen) {
    try {
      await step(title, () =>
        runQuietly(`check-${name}`, node, program, { cwd: root, env }),
      );
    } catch (error) {
      if (!(error instanceof UserError)) {
        throw error;
      }
      failed += 1;
      say(error.message);
    }
  }
  say(`\n${chosen.length - failed} passed, ${failed} failed, 0 skipped`);
  return failed ? 1 : 0;
}
