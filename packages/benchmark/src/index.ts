export type { Figure } from './Figure';
export type { Bench } from './Bench';
export { type Area, areas } from './areas';
export { runBenchmark } from './runBenchmark';
