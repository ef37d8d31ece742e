import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { answer } from '../answer';
import type { AuditTrail, EntityContext, EntityGate } from '../entity';
import type { ApiRouter } from '../openapi';
import { type ArtifactFile, sentAs } from './artifacts';
import type { ExperimentService } from './ExperimentService';
import type { NotebookPlace } from './notebookOf';

/** @internal */
export interface MlflowRoutesOptions {
  readonly gate: EntityGate;
  readonly audit: AuditTrail;
  readonly experiments: ExperimentService;
  /** Those of the entity that the viewer may see. */
  readonly notebooks: (
    context: EntityContext,
  ) => Promise<readonly NotebookPlace[]>;
}

const ENTITY = '/entities/:kind/:namespace/:name';
const RUN = '/entities/:kind/:namespace/:name/runs/:server/:run';
const MODEL = '/entities/:kind/:namespace/:name/models/:server/:model';

/** The routes about experiments, runs and models. @internal */
export function addMlflowRoutes(
  router: ApiRouter,
  { gate, audit, experiments, notebooks }: MlflowRoutesOptions,
): void {
  const { runs } = experiments;
  router.get(`${ENTITY}/experiments`, async (req, res) => {
    const context = await gate.enter(req, 'experiments');
    answer(res, await experiments.experiments(context, req.query));
  });
  router.post(`${ENTITY}/runs/search`, async (req, res) => {
    const context = await gate.enter(req, 'experiments');
    answer(res, await runs.search(context, req.body));
  });
  router.post(`${ENTITY}/runs/metric-history`, async (req, res) => {
    const context = await gate.enter(req, 'experiments');
    answer(res, await runs.histories(context, req.body));
  });
  router.get(RUN, async (req, res) => {
    const context = await gate.enter(req, 'experiments');
    const detail = await runs.get(context, req.params, () =>
      notebooks(context),
    );
    answer(res, detail);
  });
  router.get(`${RUN}/artifacts`, async (req, res) => {
    const context = await gate.enter(req, 'experiments');
    answer(res, await runs.artifacts(context, req.params, req.query));
  });
  router.get(`${RUN}/artifacts/content`, async (req, res) => {
    const context = await gate.enter(req, 'experiments');
    const { server, run } = req.params;
    const { path, model = '' } = req.query;
    const action = {
      eventId: 'run-artifact-read',
      severityLevel: 'low',
      meta: { entityRef: context.entityRef, server, run, model, path },
    } as const;
    const file = await audit.audited(req, action, () =>
      runs.artifact(context, req.params, req.query),
    );
    await sendFile(res, file);
  });
  router.get(`${ENTITY}/models`, async (req, res) => {
    const context = await gate.enter(req, 'experiments');
    answer(res, await experiments.models(context, req.query));
  });
  router.get(`${MODEL}/versions`, async (req, res) => {
    const context = await gate.enter(req, 'experiments');
    const search = { ...req.params, ...req.query };
    answer(res, await experiments.versions(context, search));
  });
  router.get(`${MODEL}/versions/:version`, async (req, res) => {
    const context = await gate.enter(req, 'experiments');
    answer(res, await experiments.version(context, req.params));
  });
}

/** Somebody else wrote the file: no browser may take it for a page of the portal. */
async function sendFile(
  res: Pick<Response, 'set' | 'attachment'>,
  file: ArtifactFile,
): Promise<void> {
  res.attachment(file.name);
  res.set({
    'Content-Type': sentAs(file),
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
  if (file.size !== undefined) {
    res.set('Content-Length', String(file.size));
  }
  const body = Readable.fromWeb(file.body as never);
  await pipeline(body, res as Response);
}
