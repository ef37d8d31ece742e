import { MlflowSandbox, MlflowStore, startMlflow } from '.';
import { Recording, readRecordings, replay } from './__testUtils__/recordings';
import { restoreServer } from './__testUtils__/restoreServer';

type Reasons = Readonly<Record<string, string>>;

const NO_TRACES = 'the sandbox has no traces';
const OLD_SAMPLING =
  'until then all runs were sampled at the same steps, and the last came on top';
const OLD_MODELS = 'MLflow 2 has no logged models';

/** Answers that the stand-in, which plays 3.17, gives otherwise on purpose. */
const LEFT_OUT: Readonly<Record<string, Reasons>> = {
  'v3.11': {
    version: 'it calls itself 3.17.2',
    'metrics-get-history':
      'without max_results 3.1 to 3.13 answer a token that leads nowhere; 3.14 mended it',
    'metrics-get-history-nan': 'the same mistake of 3.11',
    'metrics-get-history-bulk-interval-ajax': OLD_SAMPLING,
    'metrics-get-history-bulk-interval-api': OLD_SAMPLING,
    'metrics-get-history-bulk-interval-steps': OLD_SAMPLING,
    'get-artifact-dir': 'since then a folder is a mistake of whoever asks',
    'metrics-get-history-slash-key': 'the same mistake of 3.11',
    'registered-models-alias-latest':
      'with versions in two stages it is the newest of one or of the other',
    'traces-search-v2': NO_TRACES,
    'traces-search-v3': NO_TRACES,
  },
  'v2.22': {
    version: 'it calls itself 3.17.2',
    'server-info': 'MLflow 2 has none',
    'server-info-ajax': 'MLflow 2 has none',
    'host-header-blocked': 'MLflow 2 has no check of the name',
    'origin-blocked-post': 'MLflow 2 has no check of the origin',
    'workspaces-list': 'MLflow 2 has no workspaces',
    'workspace-header-not-enabled': 'MLflow 2 has no workspaces',
    'experiments-get-noninteger': 'MLflow 2 looks for it and answers 404',
    'metrics-get-history-page1':
      'MLflow 2 knows no pages of histories, and no order of them',
    'metrics-get-history-bulk-interval-ajax': OLD_SAMPLING,
    'metrics-get-history-bulk-interval-api': OLD_SAMPLING,
    'metrics-get-history-bulk-interval-steps': OLD_SAMPLING,
    'get-artifact-dir': 'since then a folder is a mistake of whoever asks',
    'metrics-get-history-bulk-interval-too-many-runs':
      'its web server refuses lines that long before MLflow counts',
    'metrics-get-history-bulk-too-many-runs':
      'its web server refuses lines that long before MLflow counts',
    'get-artifact-missing': 'MLflow 2 breaks where a file is missing',
    'registered-models-alias-latest': 'MLflow 2 reserves the alias latest',
    'logged-models-search': OLD_MODELS,
    'logged-models-search-bad': OLD_MODELS,
    'logged-models-search-order': OLD_MODELS,
    'logged-models-get-missing': OLD_MODELS,
    'traces-search-v2': NO_TRACES,
    'traces-search-v3': NO_TRACES,
  },
  'v3.11-s3': {},
  'v3.11-static-prefix': {
    'version-prefixed': 'it calls itself 3.17.2',
  },
};

/** Texts that list a Python set, whose order is any: compared word by word. */
const ANY_ORDER = [
  'experiments-search-bad-filter',
  'experiments-search-bad-orderby',
  'runs-search-order-by-duration',
  'model-versions-search-bad-filter',
];

/** Texts that quote the configuration of the recorded server: compared by their code. */
const OTHER_TEXT = ['model-versions-get-artifact-mlmodel-v2'];

/** A run got this tag between two recordings. */
const LATER_TAG = 'owner';

/** What 2.22 does not have, nor 3.11 in part. */
const NEWER_FIELDS = ['workspace', 'sqlstate', 'error_class', 'outputs'];

const isPair = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'key' in value;

/** Without what 3.12 added, and without the order of what has none. */
function normalised(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    const items = value
      .filter(item => item?.key !== LATER_TAG)
      .map(item => normalised(item));
    return value.some(isPair) || key === 'latest_versions'
      ? items.sort((one, other) =>
          JSON.stringify(one) < JSON.stringify(other) ? -1 : 1,
        )
      : items;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(
      ([name]) => !NEWER_FIELDS.includes(name),
    );
    return Object.fromEntries(
      entries.map(([name, item]) => [name, normalised(item, name)]),
    );
  }
  return value;
}

const words = (text: string) => text.match(/\w+/g)?.sort();

/** What of an answer is compared: all that a client can see of it. */
function comparable(
  { name }: Recording,
  answer: {
    status: number;
    headers: Readonly<Record<string, string | string[] | undefined>>;
    text: string;
  },
) {
  const type = answer.headers['content-type'];
  const isJson = type === 'application/json' && !name.endsWith('bulk-nan');
  const body = isJson ? JSON.parse(answer.text) : undefined;
  let content = body ? normalised(body) : answer.text;
  if (ANY_ORDER.includes(name)) {
    content = words(body.message);
  } else if (OTHER_TEXT.includes(name)) {
    content = body.error_code;
  }
  return {
    status: answer.status,
    type,
    disposition: answer.headers['content-disposition'],
    content,
  };
}

function suiteOf(
  folder: string,
  start: (recordings: Recording[]) => Promise<MlflowSandbox>,
) {
  const recordings = readRecordings(folder) ?? [];
  const suite = recordings.length > 0 ? describe : describe.skip;
  const leftOut = LEFT_OUT[folder];
  suite(`answers as ${folder} did (needs ../shared/fixtures/mlflow)`, () => {
    let mlflow: MlflowSandbox;

    beforeAll(async () => {
      mlflow = await start(recordings);
    });

    afterAll(async () => {
      await mlflow.close();
    });

    it.each(
      recordings
        .filter(({ name }) => !(name in leftOut))
        .map(recording => [recording.name, recording] as const),
    )('%s', async (_name, recording) => {
      const { response } = recording;
      const recorded = { ...response, text: response.bodyText };
      const answer = await replay(new URL(mlflow.url).origin, recording);
      expect(comparable(recording, answer)).toEqual(
        comparable(recording, recorded),
      );
    });

    it.each([...Object.entries(leftOut), ['nothing else', 'compared above']])(
      'leaves out %s: %s',
      name => {
        const names = [...recordings.map(it => it.name), 'nothing else'];
        expect(names).toContain(name);
      },
    );
  });
}

const restored = (recordings: Recording[]) =>
  startMlflow({ seed: store => restoreServer(store, recordings) });

suiteOf('v3.11', restored);
suiteOf('v2.22', restored);
suiteOf('v3.11-static-prefix', recordings =>
  startMlflow({
    staticPrefix: '/mlflow',
    seed: store => restoreServer(store, recordings),
  }),
);

/** Ids and times are new on every server. */
function withoutIds(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value)
      .replace(/m-[0-9a-f]{32}/g, 'm-ID')
      .replace(/\b\d{13}\b/g, '0'),
  );
}

const bucket = readRecordings('v3.11-s3') ?? [];
const bucketSuite = bucket.length > 0 ? describe : describe.skip;
bucketSuite(
  'is written into as v3.11-s3 was (needs ../shared/fixtures/mlflow)',
  () => {
    it('creates an experiment, a logged model and versions of every source', async () => {
      let store = new MlflowStore();
      const mlflow = await startMlflow({
        artifactRoot: 's3://mlflow-artifacts',
        serveArtifacts: false,
        seed: made => {
          store = made;
          // Every MLflow has this one.
          store.createExperiment({ name: 'Default' });
        },
      });
      let modelId = '';
      for (const recording of bucket) {
        // What was done between the recorded calls.
        if (recording.name === 'runs-get') {
          restoreServer(
            store,
            bucket.filter(({ name }) => name === 'runs-get'),
          );
          const name = 'bank-churn';
          const time = store.now();
          store.models.set(name, {
            name,
            description: '',
            creationTime: time,
            lastUpdatedTime: time,
            tags: new Map(),
            versions: [],
            aliases: new Map(),
          });
        }
        if (recording.name === 'runs-get-with-outputs') {
          [...store.runs.values()][0].modelIds.push(modelId);
        }
        const text = JSON.stringify(recording.request);
        const request = JSON.parse(
          text.replace(/m-[0-9a-f]{32}/g, modelId || 'm-none'),
        );
        const answer = await replay(mlflow.url, { ...recording, request });
        const { response } = recording;
        const recorded = { ...response, text: response.bodyText };
        modelId = /"model_id": "(m-\w+)"/.exec(answer.text)?.[1] ?? modelId;
        expect(withoutIds(comparable(recording, answer))).toEqual(
          withoutIds(comparable(recording, recorded)),
        );
      }
      await mlflow.close();
    });
  },
);
