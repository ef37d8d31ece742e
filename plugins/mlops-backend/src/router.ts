import { createValidatedOpenApiRouterFromGeneratedEndpointMap } from '@backstage/backend-openapi-utils';
import type { Router } from 'express';
import { answer } from './answer';
import type {
  AuditTrail,
  EntityContext,
  EntityGate,
  EntityRequest,
} from './entity';
import { spec } from './generated/spec';
import type { paths } from './generated/types';
import { addMlflowRoutes, type ExperimentService } from './mlflow';
import type { NotebookServices, Operation } from './notebooks';
import type { EndpointMap, Schemas } from './openapi';
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
const NOTEBOOK =
  '/entities/:kind/:namespace/:name/notebooks/:cluster/:notebookNamespace/:notebook';

interface NotebookParams {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly cluster: string;
  readonly notebookNamespace: string;
  readonly notebook: string;
}

interface NotebookRequest {
  readonly params: NotebookParams;
  readonly query: { readonly workload?: Schemas['Notebook']['workload'] };
}

function placeOf({ params, query }: NotebookRequest) {
  const { cluster, notebookNamespace: namespace, notebook: name } = params;
  return { cluster, namespace, name, workload: query.workload };
}

function auditMeta(
  { entityRef }: EntityContext,
  { cluster, namespace, name }: ReturnType<typeof placeOf>,
) {
  return { entityRef, cluster, namespace, name };
}

/** The routes of `/api/mlops`, checked against `openapi.yaml`. @internal */
export function createRouter(options: RouterOptions): Router {
  const { gate, audit, overview, notebooks, endpoints } = options;
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
    answer(res, await notebooks.list.list(context, req.query));
  });
  router.get(`${ENTITY}/orphaned-claims`, async (req, res) => {
    const context = await gate.enter(req, 'notebooks');
    answer(res, await notebooks.orphans.list(context));
  });
  router.get(NOTEBOOK, async (req, res) => {
    const context = await gate.enter(req, 'notebooks');
    const place = placeOf(req);
    const detail = await notebooks.detail.get(
      context,
      place,
      ({ pod, container }, read) =>
        audit.audited(
          req,
          {
            eventId: 'notebook-logs-read',
            severityLevel: 'low',
            meta: {
              ...auditMeta(context, place),
              pod,
              container,
              reason: 'diagnosis',
            },
          },
          read,
        ),
    );
    answer(res, detail);
  });
  router.get(`${NOTEBOOK}/events`, async (req, res) => {
    const context = await gate.enter(req, 'notebooks');
    answer(res, await notebooks.detail.events(context, placeOf(req)));
  });
  router.get(`${NOTEBOOK}/logs`, async (req, res) => {
    const context = await gate.enter(req, 'notebook-logs');
    const place = placeOf(req);
    const { pod = '', container = '' } = req.query;
    const action = {
      eventId: 'notebook-logs-read',
      severityLevel: 'low',
      meta: { ...auditMeta(context, place), pod, container },
    } as const;
    const logs = await audit.audited(req, action, () =>
      notebooks.logs.logs(context, place, req.query),
    );
    answer(res, logs);
  });
  router.get(`${NOTEBOOK}/manifest`, async (req, res) => {
    const context = await gate.enter(req, 'notebook-manifest');
    const place = placeOf(req);
    const action = {
      eventId: 'notebook-manifest-read',
      severityLevel: 'low',
      meta: auditMeta(context, place),
    } as const;
    const manifest = await audit.audited(req, action, () =>
      notebooks.manifest.manifest(context, place, req.query.of),
    );
    answer(res, manifest);
  });
  const operate =
    (operation: Operation) =>
    async (
      req: EntityRequest & NotebookRequest,
    ): Promise<Schemas['OperateResult']> => {
      const context = await gate.enter(req, 'notebook-operate');
      const place = placeOf(req);
      const action = {
        eventId: 'notebook-operate',
        severityLevel: 'medium',
        meta: { ...auditMeta(context, place), operation },
      } as const;
      return audit.audited(req, action, () =>
        notebooks.operator.operate(operation, context, place),
      );
    };
  router.post(`${NOTEBOOK}/start`, async (req, res) => {
    answer(res, await operate('start')(req));
  });
  router.post(`${NOTEBOOK}/stop`, async (req, res) => {
    answer(res, await operate('stop')(req));
  });
  router.post(`${NOTEBOOK}/recreate`, async (req, res) => {
    answer(res, await operate('recreate')(req));
  });
  addMlflowRoutes(router, {
    ...options,
    notebooks: async context =>
      (await context.missing('notebooks'))
        ? []
        : (await notebooks.list.all(context)).notebooks,
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
