/**
 * The text of a body; undefined when it is longer than the limit, whatever the
 * server announced.
 *
 * @internal
 */
export async function readBodyText(
  response: Response,
  maxBytes: number,
): Promise<string | undefined> {
  if (!response.body) {
    return '';
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return new TextDecoder().decode(Buffer.concat(chunks));
    }
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      discard(reader.cancel());
      return undefined;
    }
    chunks.push(value);
  }
}

/** Ends a body that nobody reads, without waiting for whoever sends it. @internal */
export function discard(cancelled: Promise<void> | undefined): void {
  cancelled?.catch(() => {});
}
