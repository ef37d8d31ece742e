import { MlflowStore, startMlflow } from '@mlops-portal/sandbox';
import { serve } from '../process/serve';
import { ExperimentName, experiments, runsOf } from './benchmarkRuns';

const OWNER_TAGS = new Map([
  ['backstage.io/owner', 'group:default/bench-team'],
]);

function seedExperiment(store: MlflowStore, name: ExperimentName) {
  const { experimentId } = store.createExperiment({
    name: experiments[name].name,
    tags: OWNER_TAGS,
  });
  for (const run of runsOf(name)) {
    store.createRun({
      experimentId,
      name: run.name,
      runId: run.id,
      userId: 'alice',
      status: 'FINISHED',
      startTime: run.startTime,
      endTime: run.startTime + 30_000,
      metrics: new Map(
        run.metrics.map(([key, value]) => [
          key,
          [{ value, timestamp: run.startTime + 30_000, step: 0 }],
        ]),
      ),
      params: new Map(run.params),
      tags: new Map(run.tags),
    });
  }
}

serve(async () => {
  const { url } = await startMlflow({
    seed: store => {
      seedExperiment(store, 'many');
      seedExperiment(store, 'wide');
    },
  });
  return { url };
});
