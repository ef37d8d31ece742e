import type { SourceState } from '../api';
import type { Tone } from '../components';

/** How each state looks. */
export const stateTone: Readonly<Record<SourceState, Tone>> = {
  live: 'ok',
  stale: 'warning',
  starting: 'progressing',
  idle: 'off',
  'per-user': 'off',
  forbidden: 'error',
  unauthorized: 'error',
  unreachable: 'error',
  'not-installed': 'off',
};

/** Whether somebody has to do something about it. */
export function needsAttention(state: SourceState): boolean {
  return stateTone[state] === 'error' || stateTone[state] === 'warning';
}
