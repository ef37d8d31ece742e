import fs from 'node:fs';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { UserError } from './UserError.mjs';
import { localCache } from './paths.mjs';

/** Runs a program to its end and resolves to its exit code. Ctrl-C reaches it through the terminal's process group. */
export function runTool(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const forward = signal => child.kill(signal);
    process.on('SIGTERM', forward);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.off('SIGTERM', forward);
      resolve(code ?? (signal ? 130 : 1));
    });
  });
}

/** Like `runTool`, but quiet: output goes to a log whose end is shown when the program fails. */
export async function runQuietly(name, command, args, options = {}) {
  fs.mkdirSync(localCache, { recursive: true });
  const log = path.join(localCache, `${name}.log`);
  const file = fs.openSync(log, 'w');
  const code = await runTool(command, args, {
    ...options,
    stdio: ['ignore', file, file],
  });
  fs.closeSync(file);
  if (code !== 0) {
    const end = fs.readFileSync(log, 'utf8').trimEnd().split('\n').slice(-25);
    throw new UserError(
      `${end.join(
        '\n',
      )}\n\n'${name}' failed with exit code ${code}; the whole output is in ${log}.`,
    );
  }
}
