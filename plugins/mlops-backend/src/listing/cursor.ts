import { InputError } from '@backstage/errors';
import { z } from 'zod';
import type { Position } from './position';

const cursorSchema = z.strictObject({
  o: z.string(),
  v: z.string().optional(),
  k: z.array(z.string()).min(1).max(5),
});

/** A place in a list, opaque to whoever gets it. @internal */
export function encodeCursor({ value, key }: Position, order: string): string {
  const text = JSON.stringify({ o: order, v: value, k: key });
  return Buffer.from(text, 'utf8').toString('base64url');
}

/** Throws InputError for what this API did not give, or gave for another order. @internal */
export function decodeCursor(cursor: string, order: string): Position {
  const place = cursorSchema.safeParse(parse(cursor));
  if (!place.success) {
    throw new InputError(
      'The cursor is not one that this API gave: begin again without it.',
    );
  }
  if (place.data.o !== order) {
    throw new InputError(
      'The cursor is of a list in another order: begin again without it.',
    );
  }
  return { value: place.data.v, key: place.data.k };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
