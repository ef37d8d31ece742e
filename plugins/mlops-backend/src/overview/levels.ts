import type { Schemas } from '../openapi';

type Level = Schemas['OverviewRow']['level'];

/** @internal */
export const notebookLevels: Readonly<Record<Schemas['NotebookPhase'], Level>> =
  {
    failed: 'error',
    starting: 'progressing',
    stopping: 'progressing',
    terminating: 'progressing',
    unknown: 'unknown',
    running: 'ok',
    stopped: 'ok',
  };

/** @internal */
export const endpointLevels: Readonly<
  Record<Schemas['EndpointStatus'], Level>
> = {
  failed: 'error',
  degraded: 'warning',
  updating: 'progressing',
  deleting: 'progressing',
  unknown: 'unknown',
  stopped: 'ok',
  idle: 'ok',
  ready: 'ok',
};
