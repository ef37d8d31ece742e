import { ObjectReader } from './ObjectReader';
import { Quantity } from './Quantity';
import { gpuVendor } from './gpus';

/**
 * Requested and limiting quantity in canonical notation.
 *
 * @public
 */
export interface ResourceQuantity {
  readonly request?: string;
  readonly limit?: string;
}

/** @public */
export interface GpuResource {
  /** "NVIDIA" */
  readonly vendor: string;
  /** "nvidia.com/gpu" */
  readonly resource: string;
  readonly count: number;
}

/** @public */
export interface ContainerResources {
  readonly cpu: ResourceQuantity;
  readonly memory: ResourceQuantity;
  readonly gpus: readonly GpuResource[];
}

/**
 * What the containers of a Pod ask for, together.
 *
 * A container that has a limit and no request asks for its limit, as the API
 * server fills in.
 *
 * @public
 */
export function sumResources(
  containers: readonly ObjectReader[],
): ContainerResources {
  const requested = new Map<string, Quantity>();
  const limited = new Map<string, Quantity>();
  for (const container of containers) {
    const limits = readQuantities(container.at('resources', 'limits'));
    const requests = readQuantities(container.at('resources', 'requests'));
    for (const [resource, quantity] of limits) {
      add(limited, resource, quantity);
      if (!requests.has(resource)) {
        add(requested, resource, quantity);
      }
    }
    for (const [resource, quantity] of requests) {
      add(requested, resource, quantity);
    }
  }
  const total = (resource: string): ResourceQuantity => ({
    request: requested.get(resource)?.toString(),
    limit: limited.get(resource)?.toString(),
  });
  return {
    cpu: total('cpu'),
    memory: total('memory'),
    gpus: gpusOf(requested),
  };
}

function add(
  sums: Map<string, Quantity>,
  resource: string,
  quantity: Quantity,
): void {
  sums.set(resource, sums.get(resource)?.plus(quantity) ?? quantity);
}

function gpusOf(
  requested: ReadonlyMap<string, Quantity>,
): readonly GpuResource[] {
  const gpus: GpuResource[] = [];
  for (const [resource, quantity] of requested) {
    const vendor = gpuVendor(resource);
    if (vendor && quantity.isPositive) {
      gpus.push({ vendor, resource, count: Math.ceil(quantity.toNumber()) });
    }
  }
  return gpus.sort((a, b) => a.resource.localeCompare(b.resource));
}

function readQuantities(
  quantities: ObjectReader,
): ReadonlyMap<string, Quantity> {
  const result = new Map<string, Quantity>();
  for (const [resource, value] of quantities.entries()) {
    const text = value.quantityText();
    const quantity = text === undefined ? undefined : Quantity.parse(text);
    if (quantity) {
      result.set(resource, quantity);
    } else if (text !== undefined) {
      value.reject('a quantity such as 500m or 2Gi');
    }
  }
  return result;
}
