import { Processes } from '../Processes.mjs';
import { say } from '../report.mjs';
import { startSandbox } from '../sandbox.mjs';
import { setup } from '../setup.mjs';
import { untilInterrupted } from '../untilInterrupted.mjs';

/** The local platform alone; its own options are those of packages/sandbox. */
export async function run(args) {
  const tools = await setup();
  const processes = new Processes({ verbose: args.includes('--verbose') });
  const interrupted = untilInterrupted();
  try {
    const { lines } = await startSandbox(
      processes,
      tools,
      args.filter(arg => arg !== '--verbose'),
    );
    say(
      `\nThe sandbox is ready.\n${lines
        .map(line => `  ${line}`)
        .join('\n')}\n  Ctrl-C stops it.`,
    );
    await Promise.race([interrupted, processes.failed]);
  } finally {
    await processes.stop();
  }
  return 0;
}
