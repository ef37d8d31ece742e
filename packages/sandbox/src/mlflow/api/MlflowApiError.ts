/** An error as MLflow writes it: `{ error_code, message, sqlstate, error_class }`. */
export class MlflowApiError extends Error {
  constructor(
    readonly status: number,
    readonly errorCode: string,
    message: string,
    readonly errorClass: string = errorCode,
  ) {
    super(message);
  }

  static invalid(message: string): MlflowApiError {
    return new MlflowApiError(400, 'INVALID_PARAMETER_VALUE', message);
  }

  static missing(message: string): MlflowApiError {
    return new MlflowApiError(
      404,
      'RESOURCE_DOES_NOT_EXIST',
      message,
      'RESOURCE_NOT_FOUND',
    );
  }

  static exists(message: string): MlflowApiError {
    return new MlflowApiError(400, 'RESOURCE_ALREADY_EXISTS', message);
  }

  /** What MLflow did not think of. */
  static internal(message: string): MlflowApiError {
    return new MlflowApiError(
      500,
      'INTERNAL_ERROR',
      message,
      'CLIENT_INTERNAL_ERROR',
    );
  }

  get sqlstate(): string {
    return this.errorCode === 'INTERNAL_ERROR' ? 'XXM00' : 'KAM00';
  }
}
