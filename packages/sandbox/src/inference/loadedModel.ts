import { KubernetesObject } from '../kubernetes';
import { churnModel } from './churnModel';
import { genericModel } from './genericModel';
import { Model } from './Model';

/** The model that an InferenceService serves under its own name. */
export function loadedModel({ metadata }: KubernetesObject): Model {
  const registered = metadata.annotations?.['mlops/registered-model'];
  // The manifest of the requirement names neither a registry nor columns, only itself.
  const churn = registered
    ? registered === 'bank-churn'
    : metadata.name.startsWith('bankchurn');
  return churn ? churnModel(metadata.name) : genericModel(metadata.name);
}
