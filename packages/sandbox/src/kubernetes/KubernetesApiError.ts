import { isRecord } from './KubernetesObject';

/** What the API server answered instead of what was asked for. */
export class KubernetesApiError extends Error {
  constructor(
    /** The HTTP status. */
    readonly code: number,
    /** Machine-readable, e.g. `Conflict`, `AlreadyExists`, `Expired`. */
    readonly reason: string,
    message: string,
  ) {
    super(message);
    this.name = 'KubernetesApiError';
  }

  static async fromResponse(response: Response): Promise<KubernetesApiError> {
    const text = await response.text();
    try {
      const status: unknown = JSON.parse(text);
      if (isRecord(status) && status.kind === 'Status') {
        return new KubernetesApiError(
          response.status,
          String(status.reason ?? ''),
          String(status.message ?? ''),
        );
      }
    } catch {
      // A proxy in between may answer with a page; its text is all there is.
    }
    return new KubernetesApiError(response.status, '', text.slice(0, 500));
  }
}
