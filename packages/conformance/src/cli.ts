import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { areas } from './areas';
import type { Target } from './Conformance';
import { closingLine, formatOutcomes } from './formatOutcomes';
import { runConformance } from './runConformance';
import { UserError } from './UserError';

function readOptions() {
  const { values } = parseArgs({
    options: {
      target: { type: 'string', default: 'sandbox' },
      only: { type: 'string' },
      json: { type: 'string' },
    },
  });
  if (values.target !== 'sandbox' && values.target !== 'real') {
    throw new UserError(
      `--target takes sandbox or real, not '${values.target}'.`,
    );
  }
  const known = Object.keys(areas);
  const only = values.only?.split(',').map(name => name.trim()) ?? known;
  const unknown = only.filter(name => !known.includes(name));
  if (unknown.length > 0) {
    throw new UserError(
      `--only knows ${known.join(', ')}; not ${unknown.join(', ')}.`,
    );
  }
  // npm runs scripts in the repository's root; the user named files from where they stand.
  const from = process.env.INIT_CWD ?? process.cwd();
  const json = values.json && path.resolve(from, values.json);
  const target: Target = values.target;
  return { target, only, json };
}

/** As shells have it for Ctrl-C. */
const INTERRUPTED = 130;
let interrupted = false;

async function main(): Promise<number> {
  const { json, ...options } = readOptions();
  const started = Date.now();
  const say = (line: string) => {
    const seconds = Math.round((Date.now() - started) / 1000);
    process.stderr.write(`${String(seconds).padStart(5)} s  ${line}\n`);
  };
  const conformance = runConformance({ ...options, say });
  const interrupt = async () => {
    interrupted = true;
    await conformance.stop();
    process.exit(INTERRUPTED);
  };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const { outcomes } = conformance;
  try {
    await conformance.finished;
  } finally {
    if (json) {
      const result = {
        date: new Date().toISOString(),
        target: options.target,
        outcomes,
      };
      fs.writeFileSync(json, `${JSON.stringify(result, undefined, 2)}\n`);
    }
    process.stdout.write(`${formatOutcomes(outcomes)}\n`);
    process.stdout.write(`\n${closingLine(outcomes)}\n`);
  }
  return outcomes.some(({ result }) => result === 'failed') ? 1 : 0;
}

main().then(
  code => process.exit(code),
  error => {
    if (interrupted) {
      process.exit(INTERRUPTED);
    }
    const expected =
      error instanceof UserError || error.code?.startsWith('ERR_PARSE_ARGS');
    process.stderr.write(`${expected ? error.message : error.stack}\n`);
    process.exit(1);
  },
);
