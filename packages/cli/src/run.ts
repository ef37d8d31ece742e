import { UsageError } from './UsageError';
import { lintHelp, readLintOptions } from './lint/lintOptions';
import { lint } from './lint/lint';
import { formatResult } from './lint/formats';
import { exitCodeOf } from './lint/exitCode';

/** What a command may touch, so that tests can stand in for it. */
export interface Terminal {
  readonly cwd: string;
  stdout(text: string): void;
  stderr(text: string): void;
  readonly colour: boolean;
  readStdin(): string;
}

/** Exit code of a command line that cannot be understood. */
const BAD_USAGE = 2;

/** Runs a command line; resolves to its exit code. */
export async function run(
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const [command, ...rest] = args;
  if (command === undefined || /^(help|--help|-h)$/.test(command)) {
    terminal.stdout(lintHelp);
    return command === undefined ? BAD_USAGE : 0;
  }
  try {
    if (command !== 'lint') {
      throw new UsageError(`Unknown command '${command}'. Known: lint.`);
    }
    if (rest.includes('--help') || rest.includes('-h')) {
      terminal.stdout(lintHelp);
      return 0;
    }
    const options = readLintOptions(rest);
    const result = lint(options, terminal);
    for (const mistake of result.mistakes) {
      terminal.stderr(`${mistake}\n`);
    }
    terminal.stdout(formatResult(result, options.format, terminal));
    return exitCodeOf(result, options.failOn);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.stderr(`${error.message}\n`);
      return BAD_USAGE;
    }
    throw error;
  }
}
