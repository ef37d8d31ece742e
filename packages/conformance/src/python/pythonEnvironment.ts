import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { UserError } from '../UserError';
import { findPython, Python, PYTHON_WANTED } from './findPython';

/** A virtual environment with exactly what a lock names. */
export interface PythonEnvironment {
  readonly python: string;
}

const SHOWN_CHARACTERS = 2_000;
const MARK = 'complete';

function defaultCache(): string {
  const caches =
    process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  return path.join(caches, 'backstage-mlops', 'python');
}

const exists = (file: string) =>
  fs.access(file).then(
    () => true,
    () => false,
  );

async function placeOf(lock: string, python: Python): Promise<string> {
  const digest = createHash('sha256')
    .update(process.platform + process.arch + python.version)
    .update(await fs.readFile(lock))
    .digest('hex')
    .slice(0, 16);
  const name = path.basename(lock, path.extname(lock));
  return path.join(defaultCache(), `${name}-${digest}`);
}

const pythonOf = (directory: string) => path.join(directory, 'bin', 'python');

/** The environment of a lock when it has been made before; this never downloads. */
export async function cachedPythonEnvironment(
  lock: string,
): Promise<PythonEnvironment | undefined> {
  const python = await findPython();
  if (!python) {
    return undefined;
  }
  const directory = await placeOf(lock, python);
  return (await exists(path.join(directory, MARK)))
    ? { python: pythonOf(directory) }
    : undefined;
}

/** Makes the environment of a lock, whose packages are checked by their hashes, or takes it from the cache. */
export async function pythonEnvironment(
  lock: string,
  options: { name: string; say: (line: string) => void },
): Promise<PythonEnvironment> {
  const python = await findPython();
  if (!python) {
    throw new UserError(
      `${options.name} needs ${PYTHON_WANTED}; there is none in the PATH.`,
    );
  }
  const directory = await placeOf(lock, python);
  const mark = path.join(directory, MARK);
  if (await exists(mark)) {
    return { python: pythonOf(directory) };
  }
  options.say(
    `Installing ${options.name} for Python ${python.version}: once, one to three minutes (700 MB).`,
  );
  const since = Date.now();
  // Whatever a run that was broken off has left.
  await fs.rm(directory, { recursive: true, force: true });
  await fs.mkdir(directory, { recursive: true });
  const run = async (command: string, args: readonly string[]) => {
    try {
      await promisify(execFile)(command, args, { maxBuffer: 2 ** 26 });
    } catch (error) {
      const text = String(error instanceof Error ? error.message : error);
      throw new UserError(
        `${text.slice(-SHOWN_CHARACTERS)}\n\n${
          options.name
        } could not be installed.`,
      );
    }
  };
  await run(python.command, ['-m', 'venv', directory]);
  await run(pythonOf(directory), [
    ...['-m', 'pip', 'install', '--disable-pip-version-check', '--no-deps'],
    ...['--require-hashes', '--only-binary', ':all:', '-r', lock],
  ]);
  await fs.writeFile(mark, '');
  const seconds = Math.round((Date.now() - since) / 1000);
  options.say(`Installed in ${seconds} s: ${directory}`);
  return { python: pythonOf(directory) };
}
