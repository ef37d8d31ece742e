import { MlflowStore } from '../store/MlflowStore';
import { seedBankChurn } from './bankChurn';
import { seedDemandForecast } from './demandForecast';
import { seedFraudDetection } from './fraudDetection';
import { seedHostileExperiment } from './hostileExperiment';
import { DAY } from './trainRun';

/** Three teams' experiments and models, and a laboratory of bad input. Everything but the clock is the same on every start. */
export function seedScenario(store: MlflowStore) {
  const start = store.now();
  // Every MLflow has this one; nobody owns it.
  store.createExperiment({ name: 'Default', creationTime: start - 90 * DAY });
  seedBankChurn(store, start);
  seedFraudDetection(store, start);
  seedDemandForecast(store, start);
  seedHostileExperiment(store, start);
}
