import { http, HttpResponse } from 'msw';
import type { MetricHistoryRequest, RunSearch } from '../../api';
import {
  experiment,
  metricHistory,
  model,
  modelList,
  rootFiles,
  runDetail,
  runList,
  runOf,
  versionList,
  versionOf,
} from '../../__fixtures__';

/** Below the API of the entity that the tests are about. */
export const base = '*/api/mlops/entities/component/:namespace/:name';

const metric = { name: 'f1', greaterIsBetter: true };

/** Answers as the backend does about some runs of one experiment. */
export const runHandlers = [
  http.get(`${base}/experiments`, () =>
    HttpResponse.json({
      items: [{ ...experiment, primaryMetric: metric }],
      totalItems: 1,
      bound: true,
      servers: [],
      sources: [],
    }),
  ),
  http.get(`${base}/models`, () => HttpResponse.json(modelList([model]))),
  http.get(`${base}/models/main/:model/versions`, () =>
    HttpResponse.json(versionList([versionOf(3), versionOf(2), versionOf(1)])),
  ),
  http.post(`${base}/runs/search`, async ({ request }) => {
    const { limit = 30 } = (await request.json()) as RunSearch;
    return HttpResponse.json(
      runList(Array.from({ length: Math.min(limit, 5) }, (_, n) => runOf(n))),
    );
  }),
  http.post(`${base}/runs/metric-history`, async ({ request }) => {
    const { runs } = (await request.json()) as MetricHistoryRequest;
    return HttpResponse.json(metricHistory(runs));
  }),
  http.get(`${base}/runs/main/:run`, ({ params }) =>
    HttpResponse.json(runDetail(Number(String(params.run).replace('run', '')))),
  ),
  http.get(`${base}/runs/main/:run/artifacts`, () =>
    HttpResponse.json(rootFiles),
  ),
];

/** A failure as the backend tells it. */
export function failureOf(status: number, message: string) {
  return HttpResponse.json(
    {
      error: { name: 'Error', message },
      response: { statusCode: status },
    },
    { status },
  );
}
