import type { Run } from '../../api';

const circle =
  'M12 2C6.48 2 2 6.48 2 12s4.48 10 10 10 10-4.48 10-10S17.52 2 12 2z';
const ring = `${circle}m0 18c-4.41 0-8-3.59-8-8s3.59-8 8-8 8 3.59 8 8-3.59 8-8 8z`;

/** The icons of `RunStatus` as outlines, which cost no component. */
export const statusShapes: Readonly<Record<Run['status'], string>> = {
  finished: `${circle}m-2 15l-5-5 1.41-1.41L10 14.17l7.59-7.59L19 8l-9 9z`,
  failed: `${circle}m1 15h-2v-2h2v2zm0-4h-2V7h2v6z`,
  killed: `${ring}M9 16h2V8H9zM13 16h2V8h-2z`,
  running: `${ring}M12 6v6l-4.24 4.24A6 6 0 1 0 12 6z`,
  scheduled: `${ring}M12 6v6l-4.24 4.24A6 6 0 1 0 12 6z`,
  unknown: `${ring}M11 18h2v-2h-2zM12 6a4 4 0 0 0-4 4h2a2 2 0 1 1 4 0c0 2-3 1.75-3 5h2c0-2.25 3-2.5 3-5a4 4 0 0 0-4-4z`,
};
