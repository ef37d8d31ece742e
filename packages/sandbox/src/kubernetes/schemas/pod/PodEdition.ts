import { StructuralSchema } from '../StructuralSchema';

/**
 * The Kubernetes release whose Pod a definition was written against. Kubeflow's Notebook
 * still has that of 1.23 and silently loses everything newer, PodDefault that of 1.28.
 */
export type PodEdition = '1.23' | '1.28' | 'current';

const order: readonly PodEdition[] = ['1.23', '1.28', 'current'];

/** Fields that only exist from an edition on. */
export function since(
  first: PodEdition,
  edition: PodEdition,
  fields: Record<string, StructuralSchema>,
): Record<string, StructuralSchema> {
  return order.indexOf(edition) >= order.indexOf(first) ? fields : {};
}
