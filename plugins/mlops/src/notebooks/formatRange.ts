import { Quantity } from '@mlops-portal/backstage-plugin-mlops-common';
import type { Quantity as Range } from '../api';

/** "request → limit" for people, once if they are equal. What is no quantity stays as it is. */
export function formatRange(range: Range, kind: 'number' | 'bytes'): string {
  const display = (text: string | undefined) =>
    text && (Quantity.parse(text)?.toDisplay(kind) ?? text);
  const request = display(range.request);
  const limit = display(range.limit);
  if (!limit || request === limit) {
    return request ?? '–';
  }
  return request ? `${request} → ${limit}` : `→ ${limit}`;
}

/** What a list is ordered by: the request, else the limit. */
export function rangeValue(range: Range): number | undefined {
  const text = range.request ?? range.limit;
  return text ? Quantity.parse(text)?.toNumber() : undefined;
}
