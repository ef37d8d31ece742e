import { performance } from 'node:perf_hooks';
import type { RunningBackend } from '../backend/startBackend';
import type { Bench } from '../Bench';
import { atMost, plain } from '../Figure';
import { median, percentile } from '../percentile';
import { nameOf } from './benchmarkEntities';
import { notebookName, resources } from './benchmarkObjects';
import { ListAnswer, readList, untilList } from './readList';
import type { Target } from './Target';

const CHANGES = 40;
const LIMIT_MS = 300;
const patience = { deadlineMs: 60_000, pauseMs: 5 };
const STOPPED = 'kubeflow-resource-stopped';

/** From a change that the API server confirmed to an answer of ours that shows it. */
export async function measureChange(
  bench: Bench,
  { backend, target }: { backend: RunningBackend; target: Target },
): Promise<void> {
  bench.say(`kubernetes.change: ${CHANGES} changes`);
  const entity = nameOf(50);
  const name = notebookName(1);
  const phaseIn = (answer: ListAnswer) =>
    answer.items.find(item => item.name === name)?.phase;
  /** Waits for a state other than the one before, and gives it. */
  const changed = async (before: string | undefined) => {
    const isOther = (answer: ListAnswer) => phaseIn(answer) !== before;
    return phaseIn(await untilList(backend, entity, isOther, patience));
  };
  const client = target.client();
  const took: number[] = [];
  let phase = phaseIn(await readList(backend, entity));
  for (let change = 0; change < CHANGES; change++) {
    const value = change % 2 === 0 ? '2026-03-02T18:00:00Z' : null;
    await client.mergePatch(
      resources.notebooks,
      { name, namespace: entity },
      { metadata: { annotations: { [STOPPED]: value } } },
    );
    const since = performance.now();
    phase = await changed(phase);
    took.push(performance.now() - since);
  }
  bench.report(
    atMost(
      { id: 'kubernetes.change.p95', value: percentile(took, 95), unit: 'ms' },
      LIMIT_MS,
    ),
    plain({ id: 'kubernetes.change.p50', value: median(took), unit: 'ms' }),
  );
}
