import { ResourceRef } from './KubernetesObject';

/** One wrong field, worded as the real server does. */
export interface FieldError {
  /** Machine-readable, e.g. `FieldValueRequired`. */
  readonly reason: string;
  readonly field: string;
  /** The text after `field: `, e.g. `Required value`. */
  readonly message: string;
}

interface ErrorDetails {
  readonly name?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly uid?: string;
  readonly retryAfterSeconds?: number;
  readonly causes?: readonly FieldError[];
}

type Resource = Pick<ResourceRef, 'group' | 'plural'>;

const qualified = ({ group, plural }: Resource) =>
  group ? `${plural}.${group}` : plural;

/** A refusal; becomes the `Status` object that clients of Kubernetes know. */
export class ApiError extends Error {
  readonly continueToken?: string;

  constructor(
    readonly code: number,
    readonly reason: string,
    message: string,
    readonly details?: ErrorDetails,
    options?: { continueToken?: string },
  ) {
    super(message);
    this.name = 'ApiError';
    this.continueToken = options?.continueToken;
  }

  static badRequest(message: string) {
    return new ApiError(400, 'BadRequest', message);
  }

  static unauthorized() {
    return new ApiError(401, 'Unauthorized', 'Unauthorized');
  }

  static forbidden(resource: Resource, name: string, message: string) {
    const target = name
      ? `${qualified(resource)} "${name}"`
      : qualified(resource);
    return new ApiError(
      403,
      'Forbidden',
      `${target} is forbidden: ${message}`,
      {
        name: name || undefined,
        group: resource.group || undefined,
        kind: resource.plural,
      },
    );
  }

  static pathNotFound() {
    return new ApiError(
      404,
      'NotFound',
      'the server could not find the requested resource',
      {},
    );
  }

  static notFound(resource: Resource, name: string) {
    return new ApiError(
      404,
      'NotFound',
      `${qualified(resource)} "${name}" not found`,
      { name, group: resource.group || undefined, kind: resource.plural },
    );
  }

  static methodNotAllowed() {
    return new ApiError(
      405,
      'MethodNotAllowed',
      'the server does not allow this method on the requested resource',
      {},
    );
  }

  static alreadyExists(resource: Resource, name: string) {
    return new ApiError(
      409,
      'AlreadyExists',
      `${qualified(resource)} "${name}" already exists`,
      { name, group: resource.group || undefined, kind: resource.plural },
    );
  }

  static conflict(resource: Resource, name: string, cause?: string) {
    const why =
      cause ??
      'the object has been modified; please apply your changes to the latest version and try again';
    return new ApiError(
      409,
      'Conflict',
      `Operation cannot be fulfilled on ${qualified(
        resource,
      )} "${name}": ${why}`,
      { name, group: resource.group || undefined, kind: resource.plural },
    );
  }

  static expired(message: string, continueToken?: string) {
    return new ApiError(410, 'Expired', message, undefined, { continueToken });
  }

  /** A page of a list that is gone; the token leads to the rest as it is by now. */
  static expiredList(continueToken: string) {
    return ApiError.expired(
      'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.',
      continueToken,
    );
  }

  static initializing(retryAfterSeconds: number) {
    return new ApiError(429, 'TooManyRequests', 'storage is (re)initializing', {
      retryAfterSeconds,
    });
  }

  static unsupportedMediaType(accepted: readonly string[]) {
    return new ApiError(
      415,
      'UnsupportedMediaType',
      `the body of the request was in an unknown format - accepted media types include: ${accepted.join(
        ', ',
      )}`,
    );
  }

  static invalid(
    kind: { group: string; kind: string },
    name: string,
    errors: readonly FieldError[],
  ) {
    const texts = errors.map(error => `${error.field}: ${error.message}`);
    const all = texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`;
    const qualifiedKind = kind.group ? `${kind.kind}.${kind.group}` : kind.kind;
    return new ApiError(
      422,
      'Invalid',
      `${qualifiedKind} "${name}" is invalid: ${all}`,
      { name, group: kind.group || undefined, kind: kind.kind, causes: errors },
    );
  }

  toStatus() {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: { continue: this.continueToken },
      status: 'Failure',
      message: this.message,
      reason: this.reason || undefined,
      details: this.details,
      code: this.code,
    };
  }
}
