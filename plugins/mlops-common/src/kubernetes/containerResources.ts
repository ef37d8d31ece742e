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
  const sums = new Map<string, Quantity>();
  const add = (kind: string, resource: string, quantity: Quantity) => {
    const key = `${kind} ${resource}`;
    sums.set(key, (sums.get(key) ?? Quantity.zero).plus(quantity));
  };
  for (const container of containers) {
    const limits = readQuantities(container.at('resources', 'limits'));
    const requests = readQuantities(container.at('resources', 'requests'));
    for (const [resource, quantity] of limits) {
      add('limit', resource, quantity);
    }
    for (const [resource, quantity] of new Map([...limits, ...requests])) {
      add('request', resource, quantity);
    }
  }
  const total = (resource: string): ResourceQuantity => ({
    request: sums.get(`request ${resource}`)?.toString(),
    limit: sums.get(`limit ${resource}`)?.toString(),
  });
  return {
    cpu: total('cpu'),
    memory: total('memory'),
    gpus: gpusOf(sums),
  };
}

function gpusOf(sums: ReadonlyMap<string, Quantity>): readonly GpuResource[] {
  const gpus: GpuResource[] = [];
  for (const [key, quantity] of sums) {
    const [kind, resource] = key.split(' ');
    const vendor = kind === 'request' ? gpuVendor(resource) : undefined;
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
