export type { ContainerStatus, ContainerTermination } from './ContainerStatus';
export * from './Pod';
export { imagePullCause } from './imagePullProblem';
export type { ImagePullCause } from './imagePullProblem';
export * from './podHealth';
export type { PodHealth, PodHealthOptions } from './podHealthResult';
export { parseSchedulerMessage } from './schedulerMessage';
export type { SchedulingCause, SchedulingCauseKind } from './schedulerMessage';
