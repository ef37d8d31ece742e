import { RequestTensor } from './Model';

function flatten(data: unknown): unknown[] {
  return Array.isArray(data) ? data.flatMap(flatten) : [data];
}

/** The numbers of a tensor, flat or nested; throws when they do not fill its shape. */
export function tensorValues({ name, shape, data }: RequestTensor): number[] {
  const values = flatten(data).map(value => {
    if (typeof value === 'boolean' || typeof value === 'number') {
      return Number(value);
    }
    throw new Error(`${name}: not a number`);
  });
  const size = shape.reduce((product, each) => product * each, 1);
  if (size !== values.length) {
    throw new Error(
      `cannot reshape array of size ${values.length} into shape (${shape})`,
    );
  }
  return values;
}
