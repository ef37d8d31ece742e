import { createValidatedOpenApiRouterFromGeneratedEndpointMap } from '@backstage/backend-openapi-utils';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { answer } from './answer';
import type { AuditTrail, EntityGate } from './entity';
import { spec } from './generated/spec';
import type { paths } from './generated/types';
import { addMlflowRoutes, type ExperimentService } from './mlflow';
import { addNotebookRoutes, type NotebookServices } from './notebooks';
import type { ApiRouter, EndpointMap } from './openapi';
import type { OverviewService } from './overview';
import type { EndpointService } from './serving';
import type { StatusGate, StatusService } from './status';

/** @internal */
export interface RouterOptions {
  readonly gate: EntityGate;
  readonly overview: OverviewService;
  readonly notebooks: NotebookServices;
  readonly audit: AuditTrail;
  readonly experiments: ExperimentService;
  readonly endpoints: EndpointService;
  readonly statusGate: StatusGate;
  readonly status: StatusService;
  /** For tests: answers that the API does not promise become errors. */
  readonly validateResponses?: boolean;
}

const ENTITY = '/entities/:kind/:namespace/:name';

/** What every open tab asks for again and again. */
const POLLED =
  /^\/entities\/[^/]+\/[^/]+\/[^/]+\/(endpoints|notebooks|overview)\/?$/i;

/** The routes of `/api/mlops`, checked against `openapi.yaml`. @internal */
export function createRouter(options: RouterOptions): Router {
  const router = PromiseRouter();
  router.use((_req, res, next) => {
    // An answer is for one user, and worth asking again.
    res.set('Cache-Control', 'private, no-cache');
    next();
  });
  // The check of requests makes a regular expression of one path after the other until one fits, for each request.
  const polledPaths = Object.fromEntries(
    Object.entries(spec.paths).filter(([path]) => POLLED.test(path)),
  );
  const polled = validatedRouter({ ...spec, paths: polledPaths }, options);
  addPolledRoutes(polled, options);
  router.get(POLLED, polled);
  const others = validatedRouter(spec, options);
  addNotebookRoutes(others, options);
  addMlflowRoutes(others, {
    ...options,
    notebooks: async context =>
      (await context.missing('notebooks'))
        ? []
        : (await options.notebooks.list.all(context)).notebooks,
  });
  others.get('/status', async (req, res) => {
    await options.statusGate.enter(req);
    answer(res, await options.status.status());
  });
  router.use(others);
  return router;
}

function validatedRouter(
  document: Omit<typeof spec, 'paths'> & { readonly paths: object },
  { validateResponses = false }: RouterOptions,
): ApiRouter {
  return createValidatedOpenApiRouterFromGeneratedEndpointMap<
    EndpointMap<paths>
  >(document, { validatorOptions: { validateResponses } });
}

function addPolledRoutes(
  router: ApiRouter,
  { gate, overview, notebooks, endpoints }: RouterOptions,
): void {
  router.get(`${ENTITY}/overview`, async (req, res) => {
    const { context, granted } = await gate.enterAny(req);
    answer(res, await overview.overview(context, granted));
  });
  router.get(`${ENTITY}/notebooks`, async (req, res) => {
    const context = await gate.enter(req, 'notebooks');
    answer(res, await notebooks.list.list(context, req.query));
  });
  router.get(`${ENTITY}/endpoints`, async (req, res) => {
    const context = await gate.enter(req, 'endpoints');
    answer(res, await endpoints.list(context, req.query));
  });
}
