/**
 * URLs come from clusters and from MLflow, where anyone may have written them:
 * only http and https become links. Anything else is undefined.
 */
export function safeUrl(url: string | undefined): string | undefined {
  if (!url) {
    return undefined;
  }
  try {
    const { protocol, href } = new URL(url);
    return protocol === 'http:' || protocol === 'https:' ? href : undefined;
  } catch {
    return undefined;
  }
}
