import type { ObjectReader } from '../ObjectReader';

/** Amounts by resource; a number stands for itself, what is none is left out. @internal */
export function readQuantities(
  map: ObjectReader,
): Readonly<Record<string, string>> {
  const quantities: [string, string][] = [];
  for (const [resource, amount] of map.entries()) {
    const text = amount.quantityText();
    if (text !== undefined) {
      quantities.push([resource, text]);
    }
  }
  return Object.fromEntries(quantities);
}

/** The names in a list of objects, as in `[{ name: "a" }]`. @internal */
export function readNames(list: ObjectReader): readonly string[] {
  return list.list().flatMap(entry => entry.at('name').text() ?? []);
}
