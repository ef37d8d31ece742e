import type { RunningBackend } from '../backend/startBackend';
import type { Bench } from '../Bench';
import { atMostTimes } from '../Figure';
import { nameOf } from './benchmarkEntities';
import { ourList } from './callPatterns';
import { RequestCounter } from './RequestCounter';
import type { Target } from './Target';

/** A watch lives 20 to 24 s, and a request is what is left of it after that. */
const PERIOD_MS = 22_000;
/** Whole periods, and enough of them: when the window begins is not to decide. */
const WINDOW_MS = 6 * PERIOD_MS;
const WINDOWS_PER_MINUTE = 60_000 / WINDOW_MS;
/** As often as a visible tab asks while something progresses. */
const INTERVAL_MS = 3_000;
const TABS = 100;
const MOST = 1.1;

/** What the API server is asked per minute for one open tab, and for a hundred of the same entity. */
export async function measureTabs(
  bench: Bench,
  { backend, target }: { backend: RunningBackend; target: Target },
): Promise<void> {
  const { steps } = ourList(backend, nameOf(500), 'notebooks');
  const requestsWith = async (clients: number) => {
    bench.say(`kubernetes.tabs: ${clients} open`);
    const counter = RequestCounter.start(target.url);
    try {
      await bench.load({
        steps,
        clients,
        durationMs: WINDOW_MS,
        intervalMs: INTERVAL_MS,
      });
      return counter.count * WINDOWS_PER_MINUTE;
    } finally {
      counter.stop();
    }
  };
  const one = await requestsWith(1);
  const many = await requestsWith(TABS);
  bench.report(
    atMostTimes(
      { id: `kubernetes.tabs.${TABS}`, value: many, unit: 'requests/min' },
      { name: 'one tab', value: one },
      MOST,
    ),
  );
}
