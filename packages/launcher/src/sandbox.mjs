import path from 'node:path';
import { nodeTransform, root } from './paths.mjs';

/**
 * Starts the sandbox and resolves to what it says when it is ready:
 * `{ env: Record<string, string>, lines: string[] }`.
 */
export function startSandbox(processes, { node, env }, args) {
  const child = processes.start(
    'sandbox',
    node,
    ['--require', nodeTransform, 'src/cli.ts', ...args],
    { cwd: path.join(root, 'packages', 'sandbox'), env },
  );
  // The module loader uses the same channel for messages of its own.
  const ready = new Promise(resolve => {
    child.on(
      'message',
      message => message?.type === 'sandbox-ready' && resolve(message),
    );
  });
  return Promise.race([ready, processes.failed]);
}
