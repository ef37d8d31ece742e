import type { ClusterStatus, KindStatus, SourceState } from '../api';
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

/** Without a right to kinds that only help, pages say less, and nothing is wrong. */
export function kindTone({ state, essential }: KindStatus): Tone {
  return state === 'forbidden' && !essential ? 'off' : stateTone[state];
}

/** Whether somebody has to do something about it. */
export function needsAttention(state: SourceState): boolean {
  return isTrouble(stateTone[state]);
}

/** Whether somebody has to do something about a cluster, or one of its kinds. */
export function isTroubled({ state, kinds }: ClusterStatus): boolean {
  return needsAttention(state) || kinds.map(kindTone).some(isTrouble);
}

function isTrouble(tone: Tone): boolean {
  return tone === 'error' || tone === 'warning';
}
