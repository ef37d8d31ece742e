import { startBackend } from '../backend/startBackend';
import type { Bench } from '../Bench';
import { atMost } from '../Figure';
import {
  benchmarkEntities,
  ENDPOINT_COUNT,
  ENDPOINTS_NAME,
  nameOf,
  NOTEBOOK_COUNTS,
} from './benchmarkEntities';
import { measureChange } from './measureChange';
import { measureEndpointLists, measureNotebookLists } from './measureLists';
import { measureSync } from './measureSync';
import { measureTabs } from './measureTabs';
import { isComplete, untilList } from './readList';
import { seedEndpoints, seedNotebooks } from './seedCluster';
import { startTarget } from './startTarget';
import { usedHeap } from './usedHeap';

const [FEW, SOME, MANY] = NOTEBOOK_COUNTS;
const HEAP_KB = 4;
const patience = { deadlineMs: 120_000, pauseMs: 100 };

/** Lists, their cost to the API server, freshness, first synchronisation and memory. */
export async function measureKubernetes(bench: Bench): Promise<void> {
  bench.say(`starting the ${bench.real ? 'real' : "sandbox's"} API server`);
  const target = await startTarget(bench);
  bench.onStop(() => target.stop());
  const client = target.client();
  bench.say(
    `seeding ${FEW} and ${SOME} notebooks, ${ENDPOINT_COUNT} endpoints`,
  );
  await seedNotebooks(client, nameOf(FEW), FEW);
  await seedNotebooks(client, nameOf(SOME), SOME);
  await seedEndpoints(client, ENDPOINTS_NAME, ENDPOINT_COUNT);

  bench.say('starting the backend');
  const backend = await startBackend({
    cluster: target,
    entities: benchmarkEntities(),
  });
  let running = true;
  const stopBackend = async () => {
    if (running) {
      running = false;
      await backend.stop();
    }
  };
  bench.onStop(stopBackend);
  const cluster = { backend, target };
  await measureNotebookLists(bench, cluster, FEW);
  await measureNotebookLists(bench, cluster, SOME);
  await measureEndpointLists(bench, cluster);
  await measureChange(bench, cluster);

  const before = await usedHeap();
  bench.say(`seeding ${MANY} notebooks`);
  const objects = await seedNotebooks(client, nameOf(MANY), MANY);
  await untilList(backend, nameOf(MANY), isComplete(MANY), patience);
  const kilobytes = ((await usedHeap()) - before) / 1024 / objects;
  bench.report(
    atMost({ id: 'kubernetes.heap', value: kilobytes, unit: 'KB' }, HEAP_KB),
  );
  await measureNotebookLists(bench, cluster, MANY);
  await measureTabs(bench, cluster);
  await stopBackend();
  await measureSync(bench, target);
}
