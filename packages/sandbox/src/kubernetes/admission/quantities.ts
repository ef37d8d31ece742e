import { parseQuantity } from '../validation/quantity';

const binary = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi'];

/** 0 for what is no quantity; the schema refuses those. */
export function amountOf(quantity: unknown): number {
  return parseQuantity(quantity) ?? 0;
}

/** The canonical form: thousandths of what is no whole number, powers of 1024 for bytes. */
export function formatAmount(amount: number, resource: string): string {
  const thousandths = Math.round(amount * 1000);
  if (thousandths % 1000 !== 0) {
    return `${thousandths}m`;
  }
  let rest = thousandths / 1000;
  let power = 0;
  while (
    /memory|storage|hugepages/.test(resource) &&
    rest >= 1024 &&
    rest % 1024 === 0 &&
    power < binary.length - 1
  ) {
    rest /= 1024;
    power += 1;
  }
  return `${rest}${binary[power]}`;
}
