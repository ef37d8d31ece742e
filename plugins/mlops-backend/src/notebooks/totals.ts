import { Quantity } from '@mlops-portal/backstage-plugin-mlops-common';
import type { Schemas } from '../openapi';

type Row = Schemas['Notebook'];

interface Amounts {
  readonly cpu: Quantity;
  readonly memory: Quantity;
  readonly gpus: number;
}

const NOTHING: Amounts = {
  cpu: Quantity.zero,
  memory: Quantity.zero,
  gpus: 0,
};

const known = new WeakMap<Row, Amounts>();
const lists = new WeakMap<readonly Row[], Schemas['NotebookList']['totals']>();

/** What notebooks ask for together; those that are stopped ask for nothing. @internal */
export function totalsOf(
  rows: readonly Row[],
): Schemas['NotebookList']['totals'] {
  const before = lists.get(rows);
  if (before) {
    return before;
  }
  let { cpu, memory, gpus } = NOTHING;
  for (const row of rows) {
    if (row.phase !== 'stopped') {
      const amounts = amountsOf(row);
      cpu = cpu.plus(amounts.cpu);
      memory = memory.plus(amounts.memory);
      gpus += amounts.gpus;
    }
  }
  const totals = { cpu: cpu.toString(), memory: memory.toString(), gpus };
  lists.set(rows, totals);
  return totals;
}

function amountsOf(row: Row): Amounts {
  let amounts = known.get(row);
  if (!amounts) {
    const { cpu, memory, gpus } = row.resources;
    amounts = {
      cpu: Quantity.parse(cpu.request ?? '') ?? Quantity.zero,
      memory: Quantity.parse(memory.request ?? '') ?? Quantity.zero,
      gpus: gpus.reduce((sum, { count }) => sum + count, 0),
    };
    known.set(row, amounts);
  }
  return amounts;
}
