export { applyScenario } from './applyScenario';
export { podLogs } from './podLogs';
export { scenarioEntities } from './scenarioEntities';
export { scenarioManifests } from './scenarioManifests';
export type { ScenarioManifest } from './scenarioManifests';
export { applySecondCluster } from './secondCluster';
export { seedCluster } from './seedCluster';
