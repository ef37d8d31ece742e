export { seedLoad } from './seedLoad';
export type { SeededLoad } from './seedLoad';
