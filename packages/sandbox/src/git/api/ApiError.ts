export interface FieldError {
  readonly resource: string;
  readonly code: string;
  readonly field?: string;
  readonly message?: string;
}

/** An answer in GitHub's error shape. */
export class ApiError extends Error {
  readonly status: number;
  readonly errors: readonly FieldError[] | undefined;

  constructor(status: number, message: string, errors?: readonly FieldError[]) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.errors = errors;
  }

  static notFound(): ApiError {
    return new ApiError(404, 'Not Found');
  }

  static invalid(message: string): ApiError {
    return new ApiError(422, message);
  }

  /** `Validation Failed` with the reason in `errors`, where GitHub's clients look for it. */
  static validation(error: FieldError): ApiError {
    return new ApiError(422, 'Validation Failed', [error]);
  }
}
