import { readFile } from 'node:fs/promises';
import { MlflowError } from './MlflowError';
import type { MlflowServerConfig } from './MlflowServerConfig';

/**
 * Whether a token can stand in a header. The runtime's own complaint about one
 * that cannot would print it.
 *
 * @internal
 */
export function isHeaderToken(token: string): boolean {
  return /^[\x21-\x7e]+$/.test(token);
}

/** The header by which the portal makes itself known. A token file is read each time, because it is renewed. @internal */
export async function authorization(
  server: MlflowServerConfig,
): Promise<Record<string, string>> {
  const { auth } = server;
  switch (auth.type) {
    case 'basic': {
      const pair = Buffer.from(`${auth.username}:${auth.password}`, 'utf8');
      return { authorization: `Basic ${pair.toString('base64')}` };
    }
    case 'bearer':
      return { authorization: `Bearer ${auth.token}` };
    case 'tokenFile':
      return { authorization: `Bearer ${await readToken(server, auth.path)}` };
    default:
      return {};
  }
}

async function readToken({ id }: MlflowServerConfig, path: string) {
  const fail = (reason: string, cause?: unknown) =>
    new MlflowError({
      server: id,
      failure: 'unauthorized',
      message: `MLflow server "${id}" is not asked: its token file ${reason}. Check mlops.mlflow.servers[].auth.path of "${id}".`,
      cause,
    });
  let token: string;
  try {
    token = (await readFile(path, 'utf8')).trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw fail(`cannot be read (${code ?? 'unknown reason'})`, error);
  }
  if (!isHeaderToken(token)) {
    throw fail('holds no token');
  }
  return token;
}
