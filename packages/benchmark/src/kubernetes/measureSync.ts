import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import {
  notebookResource,
  parseNotebook,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { KubernetesStore } from '@mlops-portal/backstage-plugin-mlops-node';
import { startBackend } from '../backend/startBackend';
import type { Bench } from '../Bench';
import { atMostTimes, plain } from '../Figure';
import { median } from '../percentile';
import { benchmarkEntities, nameOf } from './benchmarkEntities';
import { resources } from './benchmarkObjects';
import { customQuery } from './callPatterns';
import { isComplete, untilList } from './readList';
import { storeProbe } from './storeProbe';
import type { Target } from './Target';

const COUNT = 5000;
const ROUNDS = 3;
const MOST = 1.5;
const DEADLINE_MS = 120_000;
const KIND = { resource: notebookResource, parse: parseNotebook };

/** What a backend that has asked nothing yet needs for its first look at thousands, beside the paged list. */
export async function measureSync(bench: Bench, target: Target): Promise<void> {
  const client = target.client();
  const raw: number[] = [];
  const sync: number[] = [];
  const answer: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    bench.say(`kubernetes.sync: round ${round} of ${ROUNDS}`);
    let store: KubernetesStore | undefined;
    const backend = await startBackend({
      cluster: target,
      entities: benchmarkEntities(),
      features: [
        storeProbe(one => {
          store = one;
        }),
      ],
    });
    try {
      // The Kubernetes plugin loads its client with its first question.
      const { steps } = customQuery(backend, nameOf(50), 'notebooks');
      await bench.load({ steps, clients: 1, durationMs: 0 });
      raw.push(await timed(() => client.list(resources.notebooks)));
      sync.push(await timed(() => synchronize(store)));
      answer.push(
        await timed(() =>
          untilList(backend, nameOf(COUNT), isComplete(COUNT), {
            deadlineMs: DEADLINE_MS,
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
      { id: `kubernetes.sync.${COUNT}`, value: median(sync), unit: 'ms' },
      { name: 'raw paged LIST', value: median(raw) },
      MOST,
    ),
    plain({
      id: `kubernetes.first-answer.${COUNT}`,
      value: median(answer),
      unit: 'ms',
    }),
  );
}

/** Readers are patient for some seconds only, and on a busy machine it takes longer. */
async function synchronize(store: KubernetesStore | undefined): Promise<void> {
  const until = performance.now() + DEADLINE_MS;
  for (;;) {
    const result = await store?.read({ cluster: 'local', kind: KIND });
    if (result?.state.status === 'live' && result.items.length >= COUNT) {
      return;
    }
    if (performance.now() > until) {
      throw new Error(`The store is ${JSON.stringify(result?.state)}.`);
    }
    await setTimeout(5);
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}
