import http from 'node:http';
import https from 'node:https';

/** Whether the address answers 200. */
export function probe(
  url: string,
  options: { ca?: string; token?: string } = {},
): Promise<boolean> {
  const { ca, token } = options;
  const headers = token ? { Authorization: `Bearer ${token}` } : {};
  return new Promise(resolve => {
    const request = (url.startsWith('https:') ? https : http).get(
      url,
      { ca, headers, timeout: 5_000, agent: false },
      response => {
        response.resume();
        resolve(response.statusCode === 200);
      },
    );
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
}
