import { createHash } from 'node:crypto';
import { isHeaderToken } from './isHeaderToken';
import { MlflowError } from './MlflowError';
import type { MlflowServerConfig } from './MlflowServerConfig';

/** In whose name a server is asked. @public */
export interface MlflowIdentity {
  readonly userEntityRef: string;
  readonly email?: string;
  readonly ownershipRefs: readonly string[];
  /** The user's own token for a server. */
  readonly tokenFor?: (server: string) => string | undefined;
}

/** What a request carries in somebody's name. @internal */
export interface MlflowCredentials {
  readonly headers: Readonly<Record<string, string>>;
  /** The user's token; absent where the portal has credentials of its own. */
  readonly token?: string;
  /** Answers are shared between those who have the same one; empty for answers that are everybody's. */
  readonly sharedBy: string;
}

const PLACEHOLDER = /\{\{\s*user\.(email|entityRef|ownership)\s*\}\}/g;

/** Whether a value is another one for each user. @internal */
export function isTemplate(value: string): boolean {
  return /\{\{/.test(value);
}

/** The placeholder of a template that there is not; `undefined` when all are known. @internal */
export function unknownPlaceholder(value: string): string | undefined {
  return /\{\{.*?(?:\}\}|$)/.exec(value.replace(PLACEHOLDER, ''))?.[0];
}

/** Whether a server answers each user otherwise. @public */
export function isPerUser({ auth, headers }: MlflowServerConfig): boolean {
  return auth.type === 'user' || Object.values(headers).some(isTemplate);
}

/**
 * What requests to a server carry for somebody. Throws a {@link MlflowError}
 * where the server wants to know who asks, and nobody does or something of
 * them is missing.
 *
 * @internal
 */
export function credentialsFor(
  server: MlflowServerConfig,
  identity: MlflowIdentity | undefined,
): MlflowCredentials {
  if (!isPerUser(server)) {
    return { headers: server.headers, sharedBy: '' };
  }
  if (!identity) {
    throw new MlflowError({
      server: server.id,
      failure: 'unauthorized',
      message: `MLflow server "${server.id}" is asked in the name of each user, and nobody is signed in here.`,
    });
  }
  const headers = Object.fromEntries(
    Object.entries(server.headers).map(([name, value]) => [
      name,
      filled(server, value, identity),
    ]),
  );
  const token = tokenOf(server, identity);
  const hash = createHash('sha256')
    .update(JSON.stringify([identity.userEntityRef, headers, token]))
    .digest('base64url');
  return { headers, token, sharedBy: hash };
}

function tokenOf(
  { id, auth }: MlflowServerConfig,
  { tokenFor }: MlflowIdentity,
): string | undefined {
  if (auth.type !== 'user') {
    return undefined;
  }
  const token = tokenFor?.(id);
  if (token === undefined || !isHeaderToken(token)) {
    throw new MlflowError({
      server: id,
      failure: 'unauthorized',
      message: `MLflow server "${id}" is asked with your own sign-in: sign in to it.`,
      hint: `Browsers send the token of the provider "${auth.provider}", which mlops.mlflow.servers[].auth of "${id}" names.`,
    });
  }
  return token;
}

/** No sign that could begin another header, or stand between two of a list. */
const SAFE = {
  email: /^[\x21-\x2b\x2d-\x7b\x7d\x7e]+$/,
  entityRef: /^[\w.:/-]+$/,
};

function filled(
  { id }: MlflowServerConfig,
  template: string,
  { email = '', userEntityRef, ownershipRefs }: MlflowIdentity,
): string {
  return template.replace(PLACEHOLDER, (_whole, field: string) => {
    if (field === 'email') {
      if (!SAFE.email.test(email)) {
        throw new MlflowError({
          server: id,
          failure: 'unauthorized',
          message: `MLflow server "${id}" is asked by e-mail address, and your User entity has none that it could be told.`,
          hint: `Set spec.profile.email of ${userEntityRef}: mlops.mlflow.servers[].headers of "${id}" sends it.`,
        });
      }
      return email;
    }
    const refs = field === 'ownership' ? ownershipRefs : [userEntityRef];
    return refs.filter(ref => SAFE.entityRef.test(ref)).join('|');
  });
}
