import type { EndpointStatus } from '../api';
import type { Tone } from '../components';

/** How each status looks; also the order of the filter chips. */
export const statusTone: Record<EndpointStatus, Tone> = {
  failed: 'error',
  degraded: 'warning',
  updating: 'progressing',
  ready: 'ok',
  idle: 'off',
  stopped: 'off',
  deleting: 'progressing',
  unknown: 'unknown',
};

/** @see statusTone */
export const statuses = Object.keys(statusTone) as EndpointStatus[];
