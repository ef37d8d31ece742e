import { startBackend } from '../backend/startBackend';
import type { Bench } from '../Bench';
import { benchmarkPeople } from '../kubernetes/benchmarkEntities';
import { experiments } from './benchmarkRuns';
import { measureBrowser } from './measureBrowser';
import { measureChunks } from './measureChunks';
import {
  measureRunPages,
  measureWideRuns,
  type RunPages,
} from './measureRunPages';
import { MLFLOW_ENTITY, mlflowConfig, mlflowEntity } from './mlflowPortal';
import { startMlflowTarget } from './startMlflowTarget';

interface ExperimentAnswer {
  readonly items: readonly {
    readonly name: string;
    readonly experimentId: string;
  }[];
}

async function experimentIds({
  url,
  token,
}: RunPages['backend']): Promise<Record<string, string>> {
  const path = `/api/mlops/entities/component/default/${MLFLOW_ENTITY}/experiments`;
  const response = await fetch(`${url}${path}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  const body = (await response.json()) as ExperimentAnswer;
  const found = Object.fromEntries(
    (body.items ?? []).map(({ name, experimentId }) => [name, experimentId]),
  );
  for (const { name } of Object.values(experiments)) {
    if (!found[name]) {
      throw new Error(`${path} does not have ${name}: ${JSON.stringify(body)}`);
    }
  }
  return found;
}

/** Pages of runs beside MLflow itself, and what the browser does with them beside the bare libraries. */
export async function measureMlflow(bench: Bench): Promise<void> {
  bench.say(
    `starting ${bench.real ? 'a real MLflow' : "the sandbox's MLflow"} with ${
      experiments.many.runs
    } runs`,
  );
  const target = await startMlflowTarget(bench);
  bench.onStop(() => target.stop());
  const backend = await startBackend({
    entities: [...benchmarkPeople, mlflowEntity],
    mlops: mlflowConfig(target.url),
  });
  bench.onStop(() => backend.stop());
  const pages = {
    backend,
    mlflowUrl: target.url,
    experimentIds: await experimentIds(backend),
  };
  await measureRunPages(bench, pages);
  await measureWideRuns(bench, pages);
  await measureBrowser(bench);
  await measureChunks(bench);
}
