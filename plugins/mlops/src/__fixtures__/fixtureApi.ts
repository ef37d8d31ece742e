import type { MlopsApi } from '../api';
import { events, failedDetail, logText } from './notebookDetail';
import { broken, endpointList, ready } from './endpoints';
import {
  experiment,
  model,
  modelList,
  otherExperiment,
  projected,
  runOf,
  versionDetail,
  versionList,
  versionOf,
} from './mlflow';
import {
  failed,
  notebookList,
  pullFailed,
  running,
  stopped,
} from './notebooks';
import { metricHistory, rootFiles, runDetail } from './runs';
import { okSource } from './sources';
import { status } from './status';

/** Answers as the backend would for one team with some trouble. */
export function fixtureApi(rest?: Partial<MlopsApi>): MlopsApi {
  return {
    getOverview: async () => ({
      notebooks: {
        total: 4,
        level: 'error',
        headline: '2 of 4 need attention.',
        sources: [okSource],
      },
      experiments: {
        total: 2,
        level: 'ok',
        headline: 'Last run calm-fox-0, an hour ago.',
        sources: [okSource],
      },
      endpoints: {
        total: 2,
        level: 'error',
        headline: '1 of 2 needs attention.',
        sources: [okSource],
      },
    }),
    listNotebooks: async () =>
      notebookList([pullFailed, running, stopped, failed]),
    listOrphanedClaims: async () => ({
      items: [],
      totalSize: '0',
      sources: [okSource],
    }),
    getNotebook: async () => failedDetail,
    listNotebookEvents: async () => events,
    getNotebookLogs: async (_entity, _notebook, { container = '' }) => ({
      pod: 'fraud-train-0',
      container,
      lines: logText,
      truncated: false,
      lastTime: '2026-06-01T08:00:00.123456789Z',
    }),
    getNotebookManifest: async () => ({
      yaml: 'apiVersion: kubeflow.org/v1\nkind: Notebook\n',
    }),
    operateNotebook: async (_entity, _notebook, action) => ({
      phase: action === 'stop' ? 'stopping' : 'starting',
      headline: 'The controller is at it.',
    }),
    listExperiments: async () => ({
      items: [experiment, otherExperiment],
      totalItems: 2,
      bound: true,
      servers: [{ server: 'main', version: '3.11.1', capabilities: {} }],
      sources: [okSource],
    }),
    searchRuns: async (_, search) => {
      const start = Number(search.cursor ?? 0);
      const limit = search.limit ?? 100;
      const runs = Array.from({ length: limit }, (_run, index) =>
        runOf(start + index),
      );
      return {
        ...projected(runs, search.columns),
        ...(start < 200 ? { nextCursor: String(start + limit) } : {}),
      };
    },
    getRun: async (_, { runId }) => runDetail(1, { runId }),
    getMetricHistory: async (_, { runs }) => metricHistory(runs),
    listArtifacts: async () => rootFiles,
    getArtifact: async () => new Response('{}'),
    listModels: async () => modelList([model]),
    listModelVersions: async () =>
      versionList([versionOf(3), versionOf(2), versionOf(1)]),
    getModelVersion: async (_, { version }) => versionDetail(Number(version)),
    listEndpoints: async () => endpointList([broken, ready]),
    getStatus: async () => status,
    ...rest,
  };
}
