export { AuditTrail } from './AuditTrail';
export type { AuditedAction } from './AuditTrail';
export { EntityAuthorizer } from './EntityAuthorizer';
export type { EntityContext } from './EntityContext';
export { EntityGate } from './EntityGate';
export type { EntityRequest } from './EntityRequest';
export type { Integration } from './integrations';
export { scopeOf } from './scopeOf';
