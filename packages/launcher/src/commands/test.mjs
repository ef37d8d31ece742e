import fs from 'node:fs';
import path from 'node:path';
import { localCache, root } from '../paths.mjs';
import { say } from '../report.mjs';
import { runTool } from '../runTool.mjs';
import { setup } from '../setup.mjs';

/** All unit and integration tests. Further arguments are Jest's: paths, `-t NAME`, `--watch`. */
export async function run(args) {
  const { node, env } = await setup();
  const results = path.join(localCache, 'test-results.json');
  fs.rmSync(results, { force: true });
  const watch = args.some(arg => arg.startsWith('--watch'));
  const recorded = watch
    ? []
    : [
        '--watch=false',
        // A busy machine is no failure; what hangs still ends.
        '--testTimeout=60000',
        '--json',
        `--outputFile=${results}`,
      ];
  const code = await runTool(
    node,
    [
      path.join(root, 'node_modules/.bin/backstage-cli'),
      'repo',
      'test',
      ...recorded,
      ...args,
    ],
    {
      cwd: root,
      env: { ...env, CI: watch ? env.CI : 'true' },
      stdio: ['inherit', 'ignore', 'inherit'],
    },
  );
  if (fs.existsSync(results)) {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(
      fs.readFileSync(results, 'utf8'),
    );
    say(
      `\n${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`,
    );
  }
  return code;
}
