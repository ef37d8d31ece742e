import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { pythonProgram } from './versions';

/** What the Python client has logged. */
export interface PythonRun {
  readonly experimentId: string;
  readonly runId: string;
  readonly modelUri: string;
  readonly modelName: string;
  readonly children: number;
  /** Of the model, loaded again by its alias. */
  readonly predictions: readonly number[];
}

const PATIENCE_MS = 180_000;

/** Lets MLflow's own client log a training into a server; throws with what the client says. */
export async function logWithPython(options: {
  python: string;
  url: string;
  basicAuth?: { readonly username: string; readonly password: string };
}): Promise<PythonRun> {
  const { python, url, basicAuth } = options;
  try {
    const { stdout } = await promisify(execFile)(
      python,
      [pythonProgram('log_run.py'), url],
      {
        timeout: PATIENCE_MS,
        maxBuffer: 2 ** 24,
        env: {
          ...process.env,
          MLFLOW_DISABLE_TELEMETRY: 'true',
          DO_NOT_TRACK: 'true',
          // What the model needs is known; asking pip takes a minute.
          MLFLOW_REQUIREMENTS_INFERENCE_RAISE_ERRORS: 'false',
          MLFLOW_HTTP_REQUEST_MAX_RETRIES: '1',
          GIT_PYTHON_REFRESH: 'quiet',
          ...(basicAuth && {
            MLFLOW_TRACKING_USERNAME: basicAuth.username,
            MLFLOW_TRACKING_PASSWORD: basicAuth.password,
          }),
        },
      },
    );
    const line = stdout.trim().split('\n').at(-1) ?? '';
    return JSON.parse(line) as PythonRun;
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    throw new Error(
      `The Python client failed: ${(stderr || String(error)).slice(-1500)}`,
    );
  }
}
