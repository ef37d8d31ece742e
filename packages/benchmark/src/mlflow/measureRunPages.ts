import type { RunningBackend } from '../backend/startBackend';
import type { Bench } from '../Bench';
import { atMost, atMostTimes, type Figure, plain } from '../Figure';
import { median } from '../percentile';
import { experiments } from './benchmarkRuns';
import { MLFLOW_ENTITY, MLFLOW_SERVER } from './mlflowPortal';

/** What is asked, and of whom. */
export interface RunPages {
  readonly backend: RunningBackend;
  readonly mlflowUrl: string;
  readonly experimentIds: Readonly<Record<string, string>>;
}

const PAGE = 100;
const ROUNDS = 40;
const WARM_ROUNDS = 200;
const COLD_MOST = 1.15;
const WARM_MOST = 0.1;
const BYTES_MOST = 5;

interface Answered {
  readonly milliseconds: number;
  readonly bytes: number;
}

async function timed(url: string, init: RequestInit): Promise<Answered> {
  const since = performance.now();
  const response = await fetch(url, init);
  const bytes = (await response.arrayBuffer()).byteLength;
  if (!response.ok) {
    throw new Error(`${url} answered ${response.status}.`);
  }
  return { milliseconds: performance.now() - since, bytes };
}

const json = (body: object, headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** A filter that finds everything and is new to every cache. */
const fresh = (round: number) => `metrics.f1 > -${(round + 2) / 1000}`;

function askers({ backend, mlflowUrl, experimentIds }: RunPages) {
  const ours = (experiment: string, body: object) =>
    timed(
      `${backend.url}/api/mlops/entities/component/default/${MLFLOW_ENTITY}/runs/search`,
      json(
        {
          server: MLFLOW_SERVER,
          experimentId: experimentIds[experiment],
          ...body,
        },
        { Authorization: `Bearer ${backend.token}` },
      ),
    );
  const direct = (experiment: string, body: object) =>
    timed(
      `${mlflowUrl}/api/2.0/mlflow/runs/search`,
      json({ experiment_ids: [experimentIds[experiment]], ...body }),
    );
  return { ours, direct };
}

/** The first page of runs, with nothing remembered and with everything, beside MLflow's own. */
export async function measureRunPages(
  bench: Bench,
  pages: RunPages,
): Promise<void> {
  const { ours, direct } = askers(pages);
  const { name } = experiments.many;
  const ourPage = (filter?: string) =>
    ours(name, {
      filter,
      limit: PAGE,
      columns: { metrics: ['f1'], params: ['max_depth'], tags: [] },
    });
  const directPage = (filter?: string) =>
    direct(name, { filter, max_results: PAGE });
  bench.say(`mlflow.page.${PAGE}: ${ROUNDS} cold rounds each`);
  // Connections, the entity, the experiment and what the server can do.
  await ourPage();
  await directPage();
  const cold: number[] = [];
  const raw: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // In turn, so that both see the same moods of the machine.
    cold.push((await ourPage(fresh(round))).milliseconds);
    raw.push((await directPage(fresh(round))).milliseconds);
  }
  bench.say(`mlflow.page.${PAGE}: ${WARM_ROUNDS} warm rounds`);
  const warm: number[] = [];
  await ourPage();
  for (let round = 0; round < WARM_ROUNDS; round += 1) {
    warm.push((await ourPage()).milliseconds);
  }
  const rival = { name: 'MLflow itself', value: median(raw) };
  const figure = (id: string, values: number[], most: number): Figure => {
    const measured = { id, value: median(values), unit: 'ms' };
    // A stand-in in memory answers in no time, which says nothing about a portal before a real server.
    return bench.real ? atMostTimes(measured, rival, most) : plain(measured);
  };
  bench.report(
    figure(`mlflow.page.${PAGE}.cold`, cold, COLD_MOST),
    figure(`mlflow.page.${PAGE}.warm`, warm, WARM_MOST),
  );
}

/** How much of runs with a thousand metrics comes to the browser. */
export async function measureWideRuns(
  bench: Bench,
  pages: RunPages,
): Promise<void> {
  const { ours, direct } = askers(pages);
  const { name, runs } = experiments.wide;
  bench.say('mlflow.wide: 50 runs of 1 000 metrics');
  const metrics = ['f1', 'metric_1', 'metric_2', 'metric_3', 'metric_4'];
  const columns = { metrics, params: ['max_depth'], tags: [] };
  const mine = await ours(name, { limit: runs, columns });
  const theirs = await direct(name, { max_results: runs });
  bench.report(
    atMost(
      {
        id: 'mlflow.wide.bytes',
        value: (100 * mine.bytes) / theirs.bytes,
        unit: '% of MLflow’s answer',
      },
      BYTES_MOST,
    ),
    plain({ id: 'mlflow.wide.ours', value: mine.bytes / 1024, unit: 'KB' }),
    plain({ id: 'mlflow.wide.theirs', value: theirs.bytes / 1024, unit: 'KB' }),
  );
}
