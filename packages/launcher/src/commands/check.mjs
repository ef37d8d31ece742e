import path from 'node:path';
import { UserError } from '../UserError.mjs';
import { options } from '../options.mjs';
import { root } from '../paths.mjs';
import { say, step } from '../report.mjs';
import { runQuietly } from '../runTool.mjs';
import { setup } from '../setup.mjs';

const bin = name => path.join(root, 'node_modules', '.bin', name);

const apiReports = [
  bin('backstage-repo-tools'),
  'api-reports',
  '-o',
  'ae-wrong-input-file-type,ae-undocumented',
  '--validate-release-tags',
  // Its types come from openapi.yaml by way of generated ones, which are not exported themselves.
  '--allow-warnings',
  'plugins/mlops',
];
const generate = ['plugins/mlops-backend/scripts/generate.mjs'];
const prettier = [bin('prettier'), '--loglevel', 'warn'];
const lint = [bin('backstage-cli'), 'repo', 'lint', '--max-warnings', '0'];

/**
 * What is proven, and the program that proves it; `fix` mends what it would complain about.
 * In this order, because API reports read the declarations that the type check writes.
 */
const checks = {
  openapi: {
    title: 'Generated API types are those of openapi.yaml',
    program: [...generate, '--check'],
    fix: generate,
  },
  types: {
    title: 'Types',
    // From scratch: an incremental compilation writes unions and keys in another order, and so another API report.
    program: [bin('tsc'), '--incremental', 'false'],
  },
  lint: { title: 'Lint', program: lint, fix: [...lint, '--fix'] },
  format: {
    title: 'Format',
    program: [...prettier, '--check', '.'],
    fix: [...prettier, '--write', '.'],
  },
  'api-reports': {
    title: 'Public API is the reported one',
    program: [...apiReports, '--ci', 'plugins/*'],
    fix: [...apiReports, 'plugins/*'],
  },
  'peer-deps': {
    title: 'Peer dependencies',
    program: [bin('backstage-repo-tools'), 'peer-deps'],
    fix: [bin('backstage-repo-tools'), 'peer-deps', '--fix'],
  },
};

/** Everything short of tests and builds that a reviewer would run. Arguments name checks; none = all. `--fix` mends. */
export async function run(args) {
  const { values, positionals } = options(
    args,
    { fix: { type: 'boolean', default: false } },
    { positionals: true },
  );
  const unknown = positionals.filter(name => !checks[name]);
  if (unknown.length > 0) {
    throw new UserError(
      `Unknown check '${unknown[0]}'. Known: ${Object.keys(checks).join(
        ', ',
      )}.`,
    );
  }
  const { node, env } = await setup();
  const names = positionals.length > 0 ? positionals : Object.keys(checks);
  let failed = 0;
  for (const name of names) {
    const { title, program, fix } = checks[name];
    const chosen = (values.fix && fix) || program;
    try {
      await step(title, () =>
        runQuietly(`check-${name}`, node, chosen, { cwd: root, env }),
      );
    } catch (error) {
      if (!(error instanceof UserError)) {
        throw error;
      }
      failed += 1;
      say(error.message);
    }
  }
  say(`\n${names.length - failed} passed, ${failed} failed, 0 skipped`);
  return failed ? 1 : 0;
}
