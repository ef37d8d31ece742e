import { startRealMlflow } from '@mlops-portal/conformance';
import { ServiceProcess } from '../process/ServiceProcess';
import { sourceFile } from '../sourceFile';
import { ExperimentName, experiments } from './benchmarkRuns';
import { seedDatabase } from './seedDatabase';

/** An MLflow in a process of its own, with the runs that are measured. */
export interface MlflowTarget {
  readonly url: string;
  stop(): Promise<void>;
}

const OWNER = { key: 'backstage.io/owner', value: 'group:default/bench-team' };

/** Starts the sandbox's or a real one. */
export function startMlflowTarget(options: {
  real: boolean;
  say: (line: string) => void;
}): Promise<MlflowTarget> {
  return options.real ? startReal(options.say) : startSandbox();
}

async function createExperiment(url: string, name: string): Promise<string> {
  const response = await fetch(`${url}/api/2.0/mlflow/experiments/create`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name, tags: [OWNER] }),
  });
  const body = await response.json();
  if (!response.ok) {
    throw new Error(`experiments/create: ${JSON.stringify(body)}`);
  }
  return body.experiment_id;
}

async function startReal(say: (line: string) => void): Promise<MlflowTarget> {
  const mlflow = await startRealMlflow({ version: '3.17.2', say });
  try {
    for (const name of Object.keys(experiments) as ExperimentName[]) {
      const id = await createExperiment(mlflow.url, experiments[name].name);
      seedDatabase(mlflow.database, name, id);
    }
  } catch (error) {
    await mlflow.close();
    throw error;
  }
  return { url: mlflow.url, stop: () => mlflow.close() };
}

async function startSandbox(): Promise<MlflowTarget> {
  const service = ServiceProcess.start(sourceFile('mlflow/mlflowService.ts'));
  const { url } = await service.call<{ url: string }>({});
  return { url, stop: () => service.stop() };
}
