import { parseQuantity as parse } from '../kubernetes/validation/quantity';

/** `1500m`, `2Gi`, `1e3`; 0 for what is no quantity, which admission refuses anyway. */
export function parseQuantity(quantity: string | number | undefined): number {
  return parse(quantity) ?? 0;
}
