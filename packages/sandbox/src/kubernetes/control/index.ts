export { controlRoute, isControl } from './controlRoute';
export { RequestLog } from './RequestLog';
export type { RequestCounts, RequestFilter, Requests } from './RequestLog';
