/** What a page in a frame may load: what it brings along. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/** A page with a policy of its own before all that somebody wrote, so that nothing in it comes first. */
export function safePage(html: string): string {
  return `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}">${html}`;
}
