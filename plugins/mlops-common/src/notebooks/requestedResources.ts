import { ObjectReader } from '../kubernetes/ObjectReader';

/** @public */
export interface RequestedResource {
  /** `spec.template.spec.containers[0].resources` */
  readonly field: string;
  /** "cpu", "nvidia.com/gpu" */
  readonly resource: string;
  readonly request?: string;
  readonly limit?: string;
}

/**
 * @internal
 */
export function readRequested(
  containers: readonly ObjectReader[],
): readonly RequestedResource[] {
  return containers.flatMap(container => {
    const resources = container.at('resources');
    const requests = new Map(resources.at('requests').entries());
    const limits = new Map(resources.at('limits').entries());
    return [...new Set([...requests.keys(), ...limits.keys()])].map(
      resource => ({
        field: resources.path,
        resource,
        request: requests.get(resource)?.quantityText(),
        limit: limits.get(resource)?.quantityText(),
      }),
    );
  });
}
