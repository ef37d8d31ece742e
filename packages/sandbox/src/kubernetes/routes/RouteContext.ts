import { IncomingMessage, ServerResponse } from 'node:http';
import { ApiState } from '../ApiState';
import { ResourceDefinition } from '../ResourceRegistry';
import { UserInfo } from '../rbac/Authorizer';

/** An authorised request for a kind that is served. */
export interface RouteContext {
  readonly state: ApiState;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly user: UserInfo;
  readonly query: URLSearchParams;
  readonly verb: string;
  readonly resource: ResourceDefinition;
  readonly version: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly subresource?: string;
}

/** The version under which a kind is asked for, as its objects spell it. */
export function apiVersionOf(context: {
  resource: ResourceDefinition;
  version: string;
}): string {
  const { group } = context.resource;
  return group ? `${group}/${context.version}` : context.version;
}
