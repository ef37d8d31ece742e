import type { RunningBackend } from '../backend/startBackend';
import type { Bench } from '../Bench';
import { atMost, atMostTimes, fasterThan } from '../Figure';
import { LoadResult } from '../load/LoadPlan';
import { median, percentile } from '../percentile';
import { ENDPOINT_COUNT, ENDPOINTS_NAME, nameOf } from './benchmarkEntities';
import {
  CallPattern,
  customQuery,
  jupyterWebApp,
  modelsWebApp,
  ourList,
  rawList,
} from './callPatterns';
import { collectGarbage } from './collectGarbage';
import type { Target } from './Target';

interface Goals {
  /** Against custom/query and against the web app, by number of clients. */
  readonly query: Readonly<Record<number, number>>;
  readonly webApp: Readonly<Record<number, number>>;
}

const NOTEBOOK_GOALS: Readonly<Record<number, Goals>> = {
  50: { query: { 1: 1.5, 8: 4 }, webApp: { 1: 5, 8: 12 } },
  500: { query: { 1: 8, 8: 20 }, webApp: { 1: 40, 8: 100 } },
  5000: { query: { 1: 50 }, webApp: {} },
};
const NO_GOALS: Goals = { query: {}, webApp: {} };

const CLIENTS = [1, 8, 50];
/** A list of thousands is no less slow for more clients: waiting for it tells nothing new. */
const CLIENTS_OF_THOUSANDS = [1, 8];
const WARM_UP_MS = 1_000;
const DURATION_MS = 3_000;
const LEAST_SAMPLES = 8;
const PAGE_KB = 40;
const TAIL = 5;

interface Cluster {
  readonly backend: RunningBackend;
  readonly target: Target;
}

/** The first page of an entity's notebooks beside what others do for the same. */
export async function measureNotebookLists(
  bench: Bench,
  { backend, target }: Cluster,
  count: number,
): Promise<void> {
  const entity = nameOf(count);
  const thousands = count >= 1000;
  const ours = ourList(backend, entity, 'notebooks');
  const rivals = [
    customQuery(backend, entity, 'notebooks'),
    rawList(target, entity, 'notebooks'),
    ...(thousands ? [] : [jupyterWebApp(target, entity, count)]),
  ];
  for (const clients of thousands ? CLIENTS_OF_THOUSANDS : CLIENTS) {
    await compare(bench, {
      id: `kubernetes.list.${count}.c${clients}`,
      clients,
      ours,
      rivals,
      goals: NOTEBOOK_GOALS[count],
    });
  }
}

/** The same for InferenceServices. */
export async function measureEndpointLists(
  bench: Bench,
  { backend, target }: Cluster,
): Promise<void> {
  for (const clients of CLIENTS) {
    await compare(bench, {
      id: `kubernetes.endpoints.${ENDPOINT_COUNT}.c${clients}`,
      clients,
      ours: ourList(backend, ENDPOINTS_NAME, 'endpoints'),
      rivals: [
        customQuery(backend, ENDPOINTS_NAME, 'inferenceServices'),
        rawList(target, ENDPOINTS_NAME, 'inferenceServices'),
        modelsWebApp(target, ENDPOINTS_NAME),
      ],
      goals: NO_GOALS,
    });
  }
}

const SUFFIXES: Readonly<Record<string, string>> = {
  'custom/query': '',
  'raw LIST': '.raw',
  'Jupyter Web App': '.web-app',
  'Models Web App': '.web-app',
};

async function compare(
  bench: Bench,
  options: {
    id: string;
    clients: number;
    ours: CallPattern;
    rivals: readonly CallPattern[];
    goals: Goals;
  },
): Promise<void> {
  const { id, clients, goals } = options;
  bench.say(`${id}: ours`);
  const ours = await run(bench, options.ours, clients);
  const p50 = median(ours.latencies);
  const p99 = percentile(ours.latencies, 99);
  for (const rival of options.rivals) {
    bench.say(`${id}: ${rival.name}`);
    const theirs = await run(bench, rival, clients);
    const factor = goalAgainst(rival.name, goals)[clients];
    bench.report(
      fasterThan(
        { id: `${id}${SUFFIXES[rival.name]}`, value: p50, unit: 'ms' },
        { name: rival.name, value: median(theirs.latencies) },
        factor,
      ),
      fasterThan(
        { id: `${id}${SUFFIXES[rival.name]}.p99`, value: p99, unit: 'ms' },
        { name: rival.name, value: percentile(theirs.latencies, 99) },
      ),
    );
  }
  if (clients === 1) {
    const size = { id: `${id}.page`, value: ours.bytes / 1024, unit: 'KB' };
    bench.report(atMost(size, PAGE_KB));
  }
  if (clients === 50) {
    bench.report(
      atMostTimes(
        { id: `${id}.tail`, value: p99, unit: 'ms' },
        { name: 'own p50', value: p50 },
        TAIL,
      ),
    );
  }
}

function goalAgainst(rival: string, goals: Goals) {
  switch (rival) {
    case 'custom/query':
      return goals.query;
    case 'Jupyter Web App':
      return goals.webApp;
    default:
      return {};
  }
}

async function run(
  bench: Bench,
  pattern: CallPattern,
  clients: number,
): Promise<LoadResult> {
  const { steps, ca } = pattern;
  // Connections, caches and code are warm, as in a portal that has run for a while.
  await bench.load({
    steps,
    ca,
    clients,
    durationMs: WARM_UP_MS,
    leastRounds: 2,
  });
  await collectGarbage();
  return bench.load({
    steps,
    ca,
    clients,
    durationMs: DURATION_MS,
    leastRounds: Math.ceil(LEAST_SAMPLES / clients),
  });
}
