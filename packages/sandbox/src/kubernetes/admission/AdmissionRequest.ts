import { ApiError } from '../ApiError';
import { KubernetesObject } from '../KubernetesObject';
import { tableOf } from '../ResourceRegistry';
import { WriteRequest } from '../operations/WriteRequest';

/** What admission knows of the cluster that an object is to be created in. */
export class AdmissionRequest {
  readonly #request: WriteRequest;

  private constructor(request: WriteRequest) {
    this.#request = request;
  }

  static of(request: WriteRequest) {
    return new AdmissionRequest(request);
  }

  get table(): string {
    return tableOf(this.#request.resource);
  }

  get namespace(): string {
    return this.#request.namespace ?? '';
  }

  namespaceLabels(): Readonly<Record<string, string>> {
    return this.get('/namespaces', this.namespace)?.metadata.labels ?? {};
  }

  get(table: string, name: string, namespace?: string) {
    return this.#request.state.store.get(table, name, namespace);
  }

  list(table: string, namespace?: string): readonly KubernetesObject[] {
    return this.#request.state.store.list(table, namespace);
  }

  warn(message: string) {
    this.#request.warn(message);
  }

  /** `pods "study-0" is forbidden: …` */
  forbidden(name: string, message: string): ApiError {
    return ApiError.forbidden(this.#request.resource, name, message);
  }
}
