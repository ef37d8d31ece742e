export type { Figure } from './Figure';
export type { Bench } from './Bench';
export { areas, runBenchmark } from './runBenchmark';
