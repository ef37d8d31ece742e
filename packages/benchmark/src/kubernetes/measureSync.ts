import { performance } from 'node:perf_hooks';
import { startBackend } from '../backend/startBackend';
import type { Bench } from '../Bench';
import { atMostTimes } from '../Figure';
import { median } from '../percentile';
import { nameOf } from './benchmarkEntities';
import { resources } from './benchmarkObjects';
import { isComplete, untilList } from './readList';
import type { Target } from './Target';

const COUNT = 5000;
const ROUNDS = 3;
const MOST = 1.5;

/** From the first question to a backend that has asked nothing yet to the complete answer, beside the paged list. */
export async function measureSync(bench: Bench, target: Target): Promise<void> {
  const entity = nameOf(COUNT);
  const client = target.client();
  const ours: number[] = [];
  const raw: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    bench.say(`kubernetes.sync: round ${round} of ${ROUNDS}`);
    const backend = await startBackend(target);
    try {
      raw.push(
        await timed(() =>
          client.list(resources.notebooks, { namespace: entity }),
        ),
      );
      ours.push(
        await timed(() =>
          untilList(backend, entity, isComplete(COUNT), {
            deadlineMs: 120_000,
            pauseMs: 20,
          }),
        ),
      );
    } finally {
      await backend.stop();
    }
  }
  bench.report(
    atMostTimes(
      { id: `kubernetes.sync.${COUNT}`, value: median(ours), unit: 'ms' },
      { name: 'raw paged LIST', value: median(raw) },
      MOST,
    ),
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}
