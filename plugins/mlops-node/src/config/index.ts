export type { ConfigProblem } from './readSection';
