import { MlflowSandbox, startMlflow } from '..';

interface Metric {
  readonly key: string;
  readonly value: number | 'NaN';
  readonly step: number;
  readonly run_id?: string;
}

interface Run {
  readonly info: {
    readonly run_id: string;
    readonly run_name: string;
    readonly status: string;
    readonly start_time: number;
  };
  readonly data: { readonly metrics: Metric[] };
}

/** What the calls of this test answer; each has its own part of it. */
interface Body {
  readonly experiment: { readonly name: string };
  readonly experiment_id: string;
  readonly experiments: { readonly name: string }[];
  readonly run: Run;
  readonly runs: Run[];
  readonly metrics: Metric[];
  readonly files: object[];
  readonly registered_model: object;
  readonly model_version: object;
  readonly artifact_uri: string;
  readonly next_page_token?: string;
}

interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly text: string;
  readonly body: Body;
}

/** Calls of the stand-in, which runs as long as the tests of a file. */
export function setupMlflow() {
  let mlflow: MlflowSandbox;
  beforeAll(async () => {
    mlflow = await startMlflow({ port: 0 });
  });
  afterAll(async () => {
    await mlflow.close();
  });

  async function call(path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${mlflow.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const type = response.headers.get('content-type');
    const isJson = type === 'application/json';
    return {
      status: response.status,
      type,
      text,
      body: isJson ? JSON.parse(text) : ({} as Body),
    };
  }

  const api = (path: string, body?: unknown) =>
    call(`/api/2.0/mlflow/${path}`, body);
  const runs = (search: object) =>
    api('runs/search', { experiment_ids: ['1'], ...search });

  return { api, call, runs, url: () => mlflow.url };
}
