import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/** A request to a route that begins with an entity. @internal */
export type EntityRequest = Parameters<HttpAuthService['credentials']>[0] & {
  readonly params: {
    readonly kind: string;
    readonly namespace: string;
    readonly name: string;
  };
};

const PART = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;

/** The ref of the entity in the path, in lower case. @internal */
export function entityRefOf({ params }: EntityRequest): string {
  const { kind, namespace, name } = params;
  // A colon or slash would make the ref mean another entity.
  for (const part of [kind, namespace, name]) {
    if (!PART.test(part)) {
      throw new InputError(
        `${JSON.stringify(part)} is no part of the name of an entity.`,
      );
    }
  }
  return stringifyEntityRef({ kind, namespace, name });
}

/** Ends when the sender goes away before the answer is complete. @internal */
export function signalOf({ res }: EntityRequest): AbortSignal {
  const controller = new AbortController();
  res?.once('close', () => {
    if (!res.writableFinished) {
      controller.abort(new InputError('The request was abandoned.'));
    }
  });
  return controller.signal;
}
