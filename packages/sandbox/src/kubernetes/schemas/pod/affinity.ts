import { array, int32, object, text } from '../builders';
import { PodEdition, since } from './PodEdition';
import { labelSelector } from './references';

const requirements = array(
  object({ 'key!': text, 'operator!': text, values: array(text) }),
);

const nodeTerm = object({
  matchExpressions: requirements,
  matchFields: requirements,
});

const nodeAffinity = object({
  preferredDuringSchedulingIgnoredDuringExecution: array(
    object({ 'preference!': nodeTerm, 'weight!': int32 }),
  ),
  requiredDuringSchedulingIgnoredDuringExecution: object({
    'nodeSelectorTerms!': array(nodeTerm),
  }),
});

function podAffinity(edition: PodEdition) {
  const term = object({
    labelSelector,
    namespaceSelector: labelSelector,
    namespaces: array(text),
    'topologyKey!': text,
    ...since('current', edition, {
      matchLabelKeys: array(text),
      mismatchLabelKeys: array(text),
    }),
  });
  return object({
    preferredDuringSchedulingIgnoredDuringExecution: array(
      object({ 'podAffinityTerm!': term, 'weight!': int32 }),
    ),
    requiredDuringSchedulingIgnoredDuringExecution: array(term),
  });
}

/** Near which nodes and Pods a Pod wants, or wants not, to be. */
export const affinity = (edition: PodEdition) =>
  object({
    nodeAffinity,
    podAffinity: podAffinity(edition),
    podAntiAffinity: podAffinity(edition),
  });
