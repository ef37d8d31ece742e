/** Thrown when there are more bytes than wanted. */
export class TooManyBytesError extends Error {}

/** Reads an answer to its end, or until it is larger than is wanted: a server may say nothing of its size, or lie. */
export async function readBytes(
  response: Response,
  limit: number,
  onRead?: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let read = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) {
      break;
    }
    chunks.push(value);
    read += value.byteLength;
    onRead?.(read);
    if (read > limit) {
      // Nobody waits for the server to hear of it.
      reader.cancel().catch(() => undefined);
      throw new TooManyBytesError();
    }
  }
  const bytes = new Uint8Array(read);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
