#!/usr/bin/env node
// Runs on any Node >= 20 and before anything is installed: no dependencies here or in ../src.
import { UserError } from '../src/UserError.mjs';

const commands = [
  'start',
  'dev',
  'sandbox',
  'setup',
  'build',
  'test',
  'check',
  'e2e',
  'bench',
  'conformance',
  'mlops',
];
const [command, ...args] = process.argv.slice(2);

try {
  if (!commands.includes(command)) {
    throw new UserError(
      `Unknown command '${command ?? ''}'. Known: ${commands.join(', ')}.`,
    );
  }
  const { run } = await import(`../src/commands/${command}.mjs`);
  // Ended at once: after Ctrl-C a step that was under way must not keep the launcher waiting.
  process.exit(await run(args));
} catch (error) {
  const text = error instanceof UserError ? error.message : error.stack;
  process.stderr.write(`\n${text}\n`);
  process.exit(1);
}
