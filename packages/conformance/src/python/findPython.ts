import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** A Python that runs the servers, as `3.11`. */
export interface Python {
  readonly command: string;
  readonly version: string;
}

/** In the order of preference: the locks were made with the first. */
const COMMANDS = ['python3.11', 'python3.12', 'python3.10', 'python3'];
const VERSIONS: ReadonlySet<string> = new Set(['3.10', '3.11', '3.12', '3.13']);

/** For people, when there is none. */
export const PYTHON_WANTED =
  'Python 3.10 to 3.13 with venv (python3.11 is what the locks were made with)';

/** Looks for a Python with `venv`; `undefined` when there is none that will do. */
export async function findPython(
  commands: readonly string[] = COMMANDS,
): Promise<Python | undefined> {
  for (const command of commands) {
    try {
      const { stdout } = await promisify(execFile)(command, [
        '-c',
        'import ensurepip, sys, venv; print("%d.%d" % sys.version_info[:2])',
      ]);
      const version = stdout.trim();
      if (VERSIONS.has(version)) {
        return { command, version };
      }
    } catch {
      // Not there, or without what it takes.
    }
  }
  return undefined;
}
