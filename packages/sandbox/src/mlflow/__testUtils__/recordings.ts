import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

/** One recorded exchange with a real server. */
export interface Recording {
  readonly name: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly bodyText: string;
    readonly body?: unknown;
  };
}

/** What was answered here. */
export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

/** The recordings of one server in the order in which they were made; `undefined` where there are none. */
export function readRecordings(folder: string): Recording[] | undefined {
  const directory = path.resolve(
    __dirname,
    '../../../../../../shared/fixtures/mlflow',
    folder,
  );
  if (!fs.existsSync(directory)) {
    return undefined;
  }
  const read = (file: string) =>
    JSON.parse(fs.readFileSync(path.join(directory, file), 'utf8'));
  return read('index.json').recordings.map(({ file }: { file: string }) => ({
    ...read(file),
    name: file.replace(/\.json$/, ''),
  }));
}

/** Sends a recorded request as it was, with its `Host` if it had one. */
export function replay(
  origin: string,
  { request }: Recording,
): Promise<Answer> {
  const { method, headers, body } = request;
  return new Promise((resolve, reject) => {
    const outgoing = http.request(
      `${origin}${request.path}`,
      { method, headers: { ...headers }, agent: false },
      incoming => {
        const chunks: Buffer[] = [];
        incoming.on('data', chunk => chunks.push(chunk));
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    outgoing.on('error', reject);
    if (body !== undefined && body !== null) {
      outgoing.write(typeof body === 'string' ? body : JSON.stringify(body));
    }
    outgoing.end();
  });
}
