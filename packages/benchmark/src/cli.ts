import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { areas } from './areas';
import { describeMachine, describeVersions } from './describeMachine';
import type { Figure } from './Figure';
import { formatTable } from './formatTable';
import { runBenchmark } from './runBenchmark';

class UsageError extends Error {}

function readOptions() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      json: { type: 'string' },
      real: { type: 'boolean', default: false },
    },
  });
  const known = Object.keys(areas);
  const only = values.only?.split(',').map(name => name.trim()) ?? known;
  const unknown = only.filter(name => !known.includes(name));
  if (unknown.length > 0) {
    throw new UsageError(
      `--only knows ${known.join(', ')}; not ${unknown.join(', ')}.`,
    );
  }
  // npm runs scripts in the repository's root; the user named files from where they stand.
  const from = process.env.INIT_CWD ?? process.cwd();
  const json = values.json && path.resolve(from, values.json);
  return { only, json, real: values.real };
}

/** As shells have it for Ctrl-C. */
const INTERRUPTED = 130;
let interrupted = false;

async function main() {
  const { json, ...options } = readOptions();
  const machine = describeMachine();
  const started = Date.now();
  const say = (line: string) => {
    const seconds = Math.round((Date.now() - started) / 1000);
    process.stderr.write(`${String(seconds).padStart(5)} s  ${line}\n`);
  };
  const benchmark = runBenchmark({ ...options, say });
  const interrupt = async () => {
    interrupted = true;
    await benchmark.stop();
    process.exit(INTERRUPTED);
  };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    await benchmark.finished;
  } finally {
    const result = {
      machine,
      versions: describeVersions(options.real),
      target: options.real ? 'real' : 'sandbox',
      figures: benchmark.figures,
    };
    process.stdout.write(`${formatTable(result.figures)}\n`);
    process.stdout.write(`\n${summary(result.figures)}\n`);
    if (json) {
      fs.writeFileSync(json, `${JSON.stringify(result, undefined, 2)}\n`);
    }
  }
}

function summary(figures: readonly Figure[]): string {
  const missed = figures.filter(({ met }) => met === false).length;
  const met = figures.filter(figure => figure.met).length;
  return `${met + missed} goals: ${met} met, ${missed} missed`;
}

main().then(
  () => process.exit(0),
  error => {
    if (interrupted) {
      process.exit(INTERRUPTED);
    }
    const expected =
      error instanceof UsageError ||
      error.name === 'UserError' ||
      error.code?.startsWith('ERR_PARSE_ARGS');
    process.stderr.write(`${expected ? error.message : error.stack}\n`);
    process.exit(1);
  },
);
