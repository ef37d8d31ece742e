import { createValidatedOpenApiRouterFromGeneratedEndpointMap } from '@backstage/backend-openapi-utils';
import type { Router } from 'express';
import { answer } from './answer';
import type { EntityGate } from './entity';
import { spec } from './generated/spec';
import type { paths } from './generated/types';
import type { ExperimentService } from './mlflow';
import type { NotebookService } from './notebooks';
import type { EndpointMap } from './openapi';
import type { OverviewService } from './overview';
import type { EndpointService } from './serving';
import type { StatusGate, StatusService } from './status';

/** @internal */
export interface RouterOptions {
  readonly gate: EntityGate;
  readonly overview: OverviewService;
  readonly notebooks: NotebookService;
  readonly experiments: ExperimentService;
  readonly endpoints: EndpointService;
  readonly statusGate: StatusGate;
  readonly status: StatusService;
  /** For tests: answers that the API does not promise become errors. */
  readonly validateResponses?: boolean;
}

const ENTITY = '/entities/:kind/:namespace/:name';

/** The routes of `/api/mlops`, checked against `openapi.yaml`. @internal */
export function createRouter(options: RouterOptions): Router {
  const { gate, overview, notebooks, experiments, endpoints } = options;
  const router = createValidatedOpenApiRouterFromGeneratedEndpointMap<
    EndpointMap<paths>
  >(spec, {
    validatorOptions: { validateResponses: options.validateResponses ?? false },
  });
  router.use((_req, res, next) => {
    // An answer is for one user, and worth asking again.
    res.set('Cache-Control', 'private, no-cache');
    next();
  });

  router.get(`${ENTITY}/overview`, async (req, res) => {
    const { context, granted } = await gate.enterAny(req);
    answer(res, await overview.overview(context, granted));
  });
  router.get(`${ENTITY}/notebooks`, async (req, res) => {
    const context = await gate.enter(req, 'notebooks');
    answer(res, await notebooks.list(context, req.query));
  });
  router.get(`${ENTITY}/experiments`, async (req, res) => {
    const context = await gate.enter(req, 'experiments');
    answer(res, await experiments.experiments(context, req.query));
  });
  router.post(`${ENTITY}/runs/search`, async (req, res) => {
    const context = await gate.enter(req, 'experiments');
    answer(res, await experiments.searchRuns(context, req.body));
  });
  router.get(`${ENTITY}/models`, async (req, res) => {
    const context = await gate.enter(req, 'experiments');
    answer(res, await experiments.models(context, req.query));
  });
  router.get(`${ENTITY}/endpoints`, async (req, res) => {
    const context = await gate.enter(req, 'endpoints');
    answer(res, await endpoints.list(context, req.query));
  });
  router.get('/status', async (req, res) => {
    await options.statusGate.enter(req);
    answer(res, await options.status.status());
  });
  return router;
}
