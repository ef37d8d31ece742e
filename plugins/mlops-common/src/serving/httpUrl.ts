/**
 * Comes from a cluster, becomes a link: nothing but http and https.
 *
 * @internal
 */
export function httpUrl(text: string | undefined): string | undefined {
  if (!text || !URL.canParse(text)) {
    return undefined;
  }
  const url = new URL(text);
  return ['http:', 'https:'].includes(url.protocol) && !url.username
    ? text
    : undefined;
}
