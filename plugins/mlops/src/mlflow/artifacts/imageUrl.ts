import { imageType } from './previewKind';

/** As many bytes as a call takes arguments. */
const chunk = 32_768;

/**
 * An image as a data URL, or undefined if it is none. The policy that portals
 * have by default loads data URLs and no blobs. The type is what the first bytes
 * say.
 */
export function imageUrl(bytes: Uint8Array): string | undefined {
  const type = imageType(bytes);
  if (!type) {
    return undefined;
  }
  let text = '';
  for (let start = 0; start < bytes.length; start += chunk) {
    text += String.fromCharCode(...bytes.subarray(start, start + chunk));
  }
  return `data:${type};base64,${btoa(text)}`;
}
