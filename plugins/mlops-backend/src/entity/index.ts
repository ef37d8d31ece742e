export { EntityAuthorizer } from './EntityAuthorizer';
export type { EntityContext } from './EntityContext';
export { EntityGate } from './EntityGate';
export type { Integration } from './integrations';
export { scopeOf } from './scopeOf';
