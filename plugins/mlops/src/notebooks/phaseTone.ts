import type { NotebookPhase } from '../api';
import type { Tone } from '../components';

/** How each phase looks; also the order of the filter chips. */
export const phaseTone: Record<NotebookPhase, Tone> = {
  failed: 'error',
  starting: 'progressing',
  running: 'ok',
  stopping: 'progressing',
  stopped: 'off',
  terminating: 'progressing',
  unknown: 'unknown',
};

/** @see phaseTone */
export const phases = Object.keys(phaseTone) as NotebookPhase[];
