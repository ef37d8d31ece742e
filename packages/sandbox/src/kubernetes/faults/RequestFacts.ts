import { RequestInfo } from '../requestInfo';
import { SandboxUser } from '../rbac/accounts';
import { Fault } from './Fault';

/** By what faults and counters tell requests apart. */
export interface RequestFacts {
  readonly path: string;
  readonly verb: string;
  /** `pods/log`, `notebooks.kubeflow.org`; the path when it is about no resource. */
  readonly resource: string;
  /** Absent when the token is unknown. */
  readonly account?: SandboxUser;
}

/** Names a resource as `kubectl` does. */
export function resourceName(target: {
  group: string;
  plural: string;
  subresource?: string;
}): string {
  const { group, plural, subresource } = target;
  const name = group ? `${plural}.${group}` : plural;
  return subresource ? `${name}/${subresource}` : name;
}

export function factsOf(
  { path, verb, target }: RequestInfo,
  account: SandboxUser | undefined,
): RequestFacts {
  return {
    path,
    verb,
    account,
    resource: target ? resourceName(target) : path,
  };
}

/** The name with and without its group. */
function names(resource: string): string[] {
  const short = resource.replace(/^([^./]+)\.[^/]+/, '$1');
  return [resource, short];
}

/** Whether a request is one that the fault is meant for. */
export function concerns(fault: Fault, facts: RequestFacts): boolean {
  const { path, resource, user } = fault;
  const verb = fault.verb ?? (fault.fault === 'cut' ? 'watch' : undefined);
  const meant = user
    ? ['*', facts.account].includes(user)
    : facts.account !== 'admin';
  return (
    meant &&
    (path === undefined || facts.path.includes(path)) &&
    (verb === undefined || facts.verb === verb) &&
    (resource === undefined || names(facts.resource).includes(resource))
  );
}
