import { discard } from '../http/readBodyText';

const LONGEST_LINE = 16 * 1024 * 1024;

/**
 * The lines of a stream as they arrive. A last line without an end was cut off
 * and is left out. Ends with the signal.
 *
 * @internal
 */
export async function* readLines(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<string, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const stop = () => discard(reader.cancel());
  signal.addEventListener('abort', stop, { once: true });
  let parts: string[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      const pieces = decoder.decode(value, { stream: true }).split('\n');
      for (const [index, piece] of pieces.entries()) {
        parts.push(piece);
        length += piece.length;
        if (length > LONGEST_LINE) {
          throw new RangeError('A line is too long.');
        }
        if (index < pieces.length - 1) {
          const line = parts.join('');
          parts = [];
          length = 0;
          if (line.trim() !== '') {
            yield line;
          }
        }
      }
    }
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}
