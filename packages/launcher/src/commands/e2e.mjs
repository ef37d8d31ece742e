import fs from 'node:fs';
import path from 'node:path';
import { Processes } from '../Processes.mjs';
import { buildApp } from '../buildApp.mjs';
import { chromium } from '../chromium.mjs';
import { localCache, root } from '../paths.mjs';
import { startPlatform } from '../platform.mjs';
import { freePort } from '../ports.mjs';
import { say } from '../report.mjs';
import { runTool } from '../runTool.mjs';
import { setup } from '../setup.mjs';

/** The story in Chromium against a portal and sandbox of its own. Further arguments are Playwright's. */
export async function run(args) {
  const tools = await setup();
  const executable = await chromium(tools.env);
  await buildApp(tools);
  const processes = new Processes({ verbose: false });
  process.once('SIGINT', () => processes.stop());
  process.once('SIGTERM', () => processes.stop());
  const results = path.join(localCache, 'e2e-results.json');
  const kubeconfig = path.join(localCache, 'e2e.kubeconfig');
  fs.rmSync(results, { force: true });
  try {
    const { url, env } = await startPlatform(processes, tools, {
      portalPort: await freePort(),
      sandboxArgs: ['--free-ports', '--kubeconfig', kubeconfig],
      config: [],
    });
    const code = await runTool(
      tools.node,
      [
        path.join(root, 'node_modules/@playwright/test/cli.js'),
        'test',
        ...args,
      ],
      {
        cwd: path.join(root, 'packages', 'e2e'),
        env: {
          ...tools.env,
          ...env,
          PORTAL_URL: url,
          // Of the administrator, who lets things go wrong.
          SANDBOX_KUBECONFIG: kubeconfig,
          CHROMIUM_PATH: executable,
          PLAYWRIGHT_JSON_OUTPUT_NAME: results,
        },
      },
    );
    if (fs.existsSync(results)) {
      const { expected, flaky, unexpected, skipped } = JSON.parse(
        fs.readFileSync(results, 'utf8'),
      ).stats;
      // A test that passes only on a second try has failed.
      say(
        `\n${expected} passed, ${
          unexpected + flaky
        } failed, ${skipped} skipped`,
      );
    }
    return code;
  } finally {
    await processes.stop();
  }
}
