import { readFile } from 'node:fs/promises';
import { isHeaderToken } from './isHeaderToken';
import { MlflowError } from './MlflowError';
import type { MlflowCredentials } from './MlflowIdentity';
import type { MlflowServerConfig } from './MlflowServerConfig';

/** The headers by which the asker makes itself known. A token file is read each time, because it is renewed. @internal */
export async function authorization(
  server: MlflowServerConfig,
  { headers, token }: MlflowCredentials,
): Promise<Readonly<Record<string, string>>> {
  const { auth } = server;
  switch (auth.type) {
    case 'basic': {
      const pair = Buffer.from(`${auth.username}:${auth.password}`, 'utf8');
      return { ...headers, authorization: `Basic ${pair.toString('base64')}` };
    }
    case 'bearer':
      return { ...headers, authorization: `Bearer ${auth.token}` };
    case 'tokenFile': {
      const renewed = await readToken(server, auth.path);
      return { ...headers, authorization: `Bearer ${renewed}` };
    }
    case 'user':
      return { ...headers, authorization: `Bearer ${token}` };
    default:
      return headers;
  }
}

async function readToken({ id }: MlflowServerConfig, path: string) {
  const fail = (reason: string) =>
    new MlflowError({
      server: id,
      failure: 'unauthorized',
      message: `MLflow server "${id}" is not asked: the portal's token file ${reason}.`,
      hint: `Check mlops.mlflow.servers[].auth.path of "${id}".`,
    });
  let token: string;
  try {
    token = (await readFile(path, 'utf8')).trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw fail(`cannot be read (${code ?? 'unknown reason'})`);
  }
  if (!isHeaderToken(token)) {
    throw fail('holds no token');
  }
  return token;
}
