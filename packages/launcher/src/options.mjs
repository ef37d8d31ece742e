import { parseArgs } from 'node:util';
import { UserError } from './UserError.mjs';

/** `parseArgs` of Node with our way of saying what is wrong. */
export function options(args, definition, { positionals = false } = {}) {
  try {
    return parseArgs({
      args,
      options: definition,
      allowPositionals: positionals,
    });
  } catch (error) {
    const known = Object.keys(definition).map(name => `--${name}`);
    throw new UserError(
      `${error.message.split('. ')[0]}. Known options: ${known.join(', ')}.`,
    );
  }
}
