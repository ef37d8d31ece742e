import { startMlflow } from '@mlops-portal/sandbox';
import type { Conformance } from '../Conformance';
import { cachedPythonEnvironment } from '../python/pythonEnvironment';
import { RealMlflowOptions, startRealMlflow } from './startRealMlflow';
import { mlflowLock, NEWEST } from './versions';

/** A server that expectations are put to, and how it was started. */
export interface MlflowServer {
  /** For people, as in `MLflow 3.17.2, basic auth`. */
  readonly name: string;
  readonly setup: MlflowSetup;
  readonly url: string;
  /** A Python with MLflow's client, when there is one. */
  readonly python?: string;
  close(): Promise<void>;
}

/** The ways in which people run it. */
export interface MlflowSetup
  extends Pick<
    RealMlflowOptions,
    'version' | 'basicAuth' | 'staticPrefix' | 'allowedHosts'
  > {
  /** For people; empty for the plain one. */
  readonly label: string;
}

const ADMIN = { username: 'admin', password: 'conformance-of-mlflow' };

/** The setups of each target; the sandbox plays the newest version only. */
export const setups: readonly MlflowSetup[] = [
  { version: NEWEST, label: '' },
  { version: NEWEST, label: 'basic auth', basicAuth: ADMIN },
  { version: NEWEST, label: 'static prefix', staticPrefix: '/mlflow' },
  {
    version: NEWEST,
    label: 'allowed hosts',
    allowedHosts: ['127.0.0.1:*', 'localhost:*', 'mlflow.bank.example'],
  },
  { version: '2.22.4', label: '' },
];

const withLabel = (name: string, label: string) =>
  label ? `${name}, ${label}` : name;

/** Starts a server of the target; `undefined` when the sandbox does not play that version. */
export async function startServer(
  { target, say }: Conformance,
  setup: MlflowSetup,
): Promise<MlflowServer | undefined> {
  if (target === 'real') {
    const name = withLabel(`MLflow ${setup.version}`, setup.label);
    say(`starting ${name}`);
    const started = await startRealMlflow({ ...setup, say });
    return { ...started, name, setup };
  }
  if (setup.version !== NEWEST) {
    return undefined;
  }
  const mlflow = await startMlflow({
    ...setup,
    seed: store => {
      // Every MLflow has this one.
      store.createExperiment({ name: 'Default' });
    },
  });
  const environment = await cachedPythonEnvironment(mlflowLock(NEWEST));
  return {
    name: withLabel('Sandbox', setup.label),
    setup,
    // As others call it: fetch may take another address for `localhost`.
    url: mlflow.url.replace('localhost', '127.0.0.1'),
    python: environment?.python,
    close: () => mlflow.close(),
  };
}
