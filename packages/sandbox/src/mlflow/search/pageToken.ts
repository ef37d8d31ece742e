import { MlflowApiError } from '../api/MlflowApiError';

/** The token is base64 of what Python prints for the offset, with the blank. */
function encode(offset: number): string {
  return Buffer.from(`{"offset": ${offset}}`, 'utf8').toString('base64');
}

function decode(token: string): number {
  if (
    !/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(
      token,
    )
  ) {
    throw MlflowApiError.invalid('Invalid page token, could not base64-decode');
  }
  const text = Buffer.from(token, 'base64').toString('utf8');
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw MlflowApiError.invalid(
      `Invalid page token, decoded value=b'${text}'`,
    );
  }
  const offset = Number((parsed as { offset?: unknown } | null)?.offset);
  if (!Number.isInteger(offset) || offset <= 0) {
    throw MlflowApiError.invalid(
      `Invalid page token, parsed value=${text.replaceAll('"', "'")}`,
    );
  }
  return offset;
}

/** One page of a sorted list, in the shape of MLflow: an empty page is `{}`. */
export function pageOf<T>(
  key: string,
  items: readonly T[],
  options: {
    maxResults: number;
    pageToken?: string;
    toWire: (item: T) => unknown;
  },
): Record<string, unknown> {
  const { maxResults, pageToken, toWire } = options;
  const offset = pageToken ? decode(pageToken) : 0;
  const end = offset + maxResults;
  const page = items.slice(offset, end);
  return {
    ...(page.length > 0 && { [key]: page.map(toWire) }),
    ...(end < items.length && { next_page_token: encode(end) }),
  };
}
