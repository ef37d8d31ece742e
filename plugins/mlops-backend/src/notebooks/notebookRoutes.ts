import { answer } from '../answer';
import type {
  AuditTrail,
  EntityContext,
  EntityGate,
  EntityRequest,
} from '../entity';
import type { ApiRouter, Schemas } from '../openapi';
import type { Operation } from './NotebookOperator';
import type { NotebookServices } from './NotebookServices';

/** @internal */
export interface NotebookRoutesOptions {
  readonly gate: EntityGate;
  readonly audit: AuditTrail;
  readonly notebooks: NotebookServices;
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

/** The routes about one notebook, and about what notebooks have left. @internal */
export function addNotebookRoutes(
  router: ApiRouter,
  { gate, audit, notebooks }: NotebookRoutesOptions,
): void {
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
}
