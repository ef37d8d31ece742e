import type {
  MlflowExperiment,
  MlflowRun,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { MlflowClient } from '../MlflowClient';
import { isMlflowError } from '../MlflowError';
import { testServer } from './testServer';

/** What a real server was asked, and what it answered. */
export interface Recording {
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly body?: unknown;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly bodyText: string;
  };
}

/** A client that is answered with a recording, whatever it asks; older calls only where they are recorded. */
function replay({ request, response }: Recording): MlflowClient {
  const { 'content-length': _, ...headers } = response.headers;
  const together = 'get-history-bulk-interval';
  return MlflowClient.create({
    server: testServer({ limits: { timeoutMs: 1000 } }),
    fetch: async input =>
      String(input).includes(together) && !request.path.includes(together)
        ? new Response('', { status: 404 })
        : new Response(response.bodyText, {
            status: response.status,
            headers,
          }),
  });
}

type Call = (
  client: MlflowClient,
  query: URLSearchParams,
  path: string,
) => Promise<string>;

const search = { maxResults: 10 };
const runsSearch = { experimentIds: ['1'], maxResults: 10 };

/** The client's calls by the end of the path, the longer ones first; its other calls are none of the portal's. */
const CALLS: readonly (readonly [RegExp, Call])[] = [
  [
    /\/experiments\/search$/,
    async client => page(await client.searchExperiments(search)),
  ],
  [
    /\/experiments\/get-by-name$/,
    async client => experiment(await client.getExperimentByName('x')),
  ],
  [
    /\/(?:experiments\/get|does-not-exist)$/,
    async client => experiment(await client.getExperiment('1')),
  ],
  [
    /\/runs\/search$/,
    async client => page(await client.searchRuns(runsSearch)),
  ],
  [/\/runs\/get$/, async client => run(await client.getRun('x'))],
  [
    /\/metrics\/get-history(?:-bulk-interval)?$/,
    async (client, query) => {
      const runIds = [
        ...new Set([...query.getAll('run_ids'), ...query.getAll('run_id')]),
      ];
      const histories = await client.getMetricHistories({
        runIds,
        metric: query.get('metric_key') ?? '',
        maxPoints: 2500,
      });
      const counts = histories.map(({ points }) => `${points.length} points`);
      return counts.join(', ') || 'no points';
    },
  ],
  [
    /\/(?:artifacts\/list|artifacts\/directories)$/,
    async client => page(await client.listArtifacts({ owner: { runId: 'x' } })),
  ],
  [
    /\/(?:get-artifact|artifacts\/files)$/,
    async (client, query) => {
      const path = query.get('path') ?? query.get('artifact_file_path') ?? '';
      const owner = { runId: 'x' };
      const text = await client.readArtifact({ owner, path, maxBytes: 1e6 });
      return text === undefined ? 'nothing' : `${text.length} characters`;
    },
  ],
  [
    /\/registered-models\/search$/,
    async client => page(await client.searchRegisteredModels(search)),
  ],
  [
    /\/registered-models\/get$/,
    async client => {
      const model = await client.getRegisteredModel('x');
      return model
        ? `${model.name}, ${model.latestVersions.length} versions, ${model.aliases.length} aliases`
        : 'nothing';
    },
  ],
  [
    /\/model-versions\/search$/,
    async client => page(await client.searchModelVersions(search)),
  ],
  [
    /\/model-versions\/get$/,
    async client => {
      const version = await client.getModelVersion({ name: 'x', version: '1' });
      return version
        ? `${version.name} ${version.version} ${version.status}`
        : 'nothing';
    },
  ],
  [
    /\/model-versions\/get-download-uri$/,
    async client => {
      const wanted = { name: 'x', version: '1' };
      const uri = await client.getModelDownloadUri(wanted);
      return uri?.replace(/[0-9a-f]{32}/, '…') ?? 'nothing';
    },
  ],
  [
    /\/logged-models\/search$/,
    async client => page(await client.searchLoggedModels(runsSearch)),
  ],
  [
    /\/logged-models\/m-[^/]+$/,
    async client => {
      const model = await client.getLoggedModel('m-1');
      return model ? `${model.name} ${model.status}` : 'nothing';
    },
  ],
  [
    /\/(?:server-info|version)$/,
    async client => {
      const { version, workspaces } = await client.info();
      return `version ${version}, workspaces ${workspaces}`;
    },
  ],
];

function page(found: {
  readonly items: readonly unknown[];
  readonly nextPageToken?: string;
}): string {
  return `${found.items.length} items${found.nextPageToken ? ', more' : ''}`;
}

function experiment(found: MlflowExperiment | undefined): string {
  return found ? `${found.deleted ? 'deleted' : 'active'}` : 'nothing';
}

function run(found: MlflowRun | undefined): string {
  return found
    ? `${found.deleted ? 'deleted' : found.status}, ${
        found.metrics.length
      } metrics, ${found.params.length} params`
    : 'nothing';
}

/** What the client makes of a recording in a few words; the failure where it is one. */
export async function outcomeOf(recording: Recording): Promise<string> {
  const { method } = recording.request;
  const url = new URL(recording.request.path, 'http://x');
  const [, call] = CALLS.find(([end]) => end.test(url.pathname)) ?? [];
  if (!call || method === 'PATCH') {
    return 'not called';
  }
  try {
    return await call(replay(recording), url.searchParams, url.pathname);
  } catch (error) {
    if (isMlflowError(error)) {
      return error.failure;
    }
    throw error;
  }
}
