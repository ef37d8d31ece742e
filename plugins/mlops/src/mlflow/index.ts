export { ExperimentsTab } from './ExperimentsTab';
