export { applyScenario, changedSince } from './applyScenario';
export { podLogs } from './podLogs';
export { reachEarlierState } from './reachEarlierState';
export { scenarioEntities } from './scenarioEntities';
export {
  earlierScenarioManifests,
  scenarioManifests,
} from './scenarioManifests';
export type { ScenarioManifest } from './ScenarioManifest';
export { applySecondCluster } from './secondCluster';
export { seedCluster } from './seedCluster';
