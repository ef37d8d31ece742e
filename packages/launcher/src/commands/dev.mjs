import path from 'node:path';
import { Processes } from '../Processes.mjs';
import { requireFreePorts } from '../ports.mjs';
import { root } from '../paths.mjs';
import { say } from '../report.mjs';
import { startSandbox } from '../sandbox.mjs';
import { setup } from '../setup.mjs';
import { untilInterrupted } from '../untilInterrupted.mjs';

/** The hot-reloading pair: frontend on 3000, backend on 7007, both on one sandbox. */
export async function run(args) {
  const tools = await setup();
  await requireFreePorts({ frontend: 3000, backend: 7007 });
  const processes = new Processes({ verbose: true });
  const interrupted = untilInterrupted();
  try {
    const sandbox = await startSandbox(processes, tools, []);
    say(sandbox.lines.join('\n'));
    const frontend = '"http://localhost:3000"';
    processes.start(
      'pair',
      tools.node,
      [
        path.join(root, 'node_modules/.bin/backstage-cli'),
        'repo',
        'start',
        ...args,
      ],
      {
        cwd: root,
        env: {
          ...sandbox.env,
          APP_CONFIG_app_baseUrl: frontend,
          APP_CONFIG_backend_cors_origin: frontend,
          ...tools.env,
        },
      },
    );
    await Promise.race([interrupted, processes.failed]);
  } finally {
    await processes.stop();
  }
  return 0;
}
