export type { Fault, FaultName, FaultScope } from './Fault';
export { FaultSwitch } from './FaultSwitch';
export type { Faults, FaultTarget } from './FaultSwitch';
export { factsOf } from './RequestFacts';
export type { RequestFacts } from './RequestFacts';
