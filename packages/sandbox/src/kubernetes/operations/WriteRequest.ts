import { ApiState } from '../ApiState';
import { ResourceDefinition } from '../ResourceRegistry';

/** What a change needs to know of its request. */
export interface WriteRequest {
  readonly state: ApiState;
  readonly resource: ResourceDefinition;
  readonly version: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly subresource?: string;
  readonly dryRun: boolean;
  /** Who writes, for `metadata.managedFields`. */
  readonly manager?: string;
  readonly fieldValidation: 'Ignore' | 'Warn' | 'Strict';
  /** Adds a `Warning` header to the response. */
  warn(message: string): void;
}
