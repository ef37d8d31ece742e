export { StatusGate } from './StatusGate';
export { StatusService } from './StatusService';
