import { isRecord, KubernetesObject } from '../KubernetesObject';
import { ObjectStore } from '../ObjectStore';
import type { SandboxUser } from './accounts';

/** Who asks. */
export interface UserInfo {
  readonly name: string;
  readonly groups: readonly string[];
  /** The account whose token was sent; absent for users that are only asked about. */
  readonly account?: SandboxUser;
}

/** What is asked for. */
export interface AccessAttributes {
  readonly verb: string;
  readonly group: string;
  readonly plural: string;
  readonly subresource?: string;
  readonly namespace?: string;
  readonly name?: string;
}

/** The answer; the reason names the binding that allowed. */
export interface AccessDecision {
  readonly allowed: boolean;
  readonly reason: string;
}

interface PolicyRule {
  readonly apiGroups?: unknown;
  readonly resources?: unknown;
  readonly resourceNames?: unknown;
  readonly verbs?: unknown;
}

const rbacTable = (plural: string) => `rbac.authorization.k8s.io/${plural}`;

const records = (value: unknown) =>
  Array.isArray(value) ? value.filter(isRecord) : [];

function contains(list: unknown, ...values: (string | undefined)[]): boolean {
  return (
    Array.isArray(list) &&
    (list.includes('*') || values.some(value => value && list.includes(value)))
  );
}

function ruleAllows(rule: PolicyRule, access: AccessAttributes): boolean {
  const { plural, subresource, verb, group, name } = access;
  const resource = subresource ? `${plural}/${subresource}` : plural;
  const anySubresource = subresource ? `*/${subresource}` : undefined;
  const groups = rule.apiGroups;
  return (
    contains(rule.verbs, verb) &&
    (contains(groups) || (Array.isArray(groups) && groups.includes(group))) &&
    contains(rule.resources, resource, anySubresource) &&
    (!Array.isArray(rule.resourceNames) ||
      rule.resourceNames.length === 0 ||
      (name !== undefined && rule.resourceNames.includes(name)))
  );
}

function subjectMatches(
  subject: Record<string, unknown>,
  user: UserInfo,
): boolean {
  switch (subject.kind) {
    case 'User':
      return subject.name === user.name;
    case 'Group':
      return user.groups.includes(String(subject.name));
    case 'ServiceAccount':
      return (
        user.name ===
        `system:serviceaccount:${subject.namespace}:${subject.name}`
      );
    default:
      return false;
  }
}

/** Takes away what the roles give. */
export type Denial = (
  account: SandboxUser | undefined,
  access: AccessAttributes,
) => boolean;

/** Role-based access by the roles and bindings that are stored in the cluster itself. */
export class Authorizer {
  readonly #store: ObjectStore;
  readonly #denies: Denial;

  private constructor(store: ObjectStore, denies: Denial) {
    this.#store = store;
    this.#denies = denies;
  }

  static create(store: ObjectStore, options: { denies?: Denial } = {}) {
    return new Authorizer(store, options.denies ?? (() => false));
  }

  decide(user: UserInfo, access: AccessAttributes): AccessDecision {
    if (this.#denies(user.account, access)) {
      return { allowed: false, reason: '' };
    }
    const bindings = [
      ...this.#store.list(rbacTable('clusterrolebindings')),
      ...(access.namespace
        ? this.#store.list(rbacTable('rolebindings'), access.namespace)
        : []),
    ];
    for (const binding of bindings) {
      if (
        records(binding.subjects).some(it => subjectMatches(it, user)) &&
        this.#rulesOf(binding).some(rule => ruleAllows(rule, access))
      ) {
        return { allowed: true, reason: describe(binding) };
      }
    }
    return { allowed: false, reason: '' };
  }

  #rulesOf(binding: KubernetesObject): PolicyRule[] {
    const { kind, name } = isRecord(binding.roleRef) ? binding.roleRef : {};
    const role =
      kind === 'ClusterRole'
        ? this.#store.get(rbacTable('clusterroles'), String(name))
        : this.#store.get(
            rbacTable('roles'),
            String(name),
            binding.metadata.namespace,
          );
    return records(role?.rules);
  }
}

function describe(binding: KubernetesObject): string {
  const { namespace, name } = binding.metadata;
  const role = isRecord(binding.roleRef) ? binding.roleRef : {};
  return `RBAC: allowed by ${binding.kind} "${
    namespace ? `${name}/${namespace}` : name
  }" of ${role.kind} "${role.name}"`;
}

/** The sentence of the real server for what is not allowed. */
export function denial(user: UserInfo, access: AccessAttributes): string {
  const resource = access.subresource
    ? `${access.plural}/${access.subresource}`
    : access.plural;
  const where = access.namespace
    ? `in the namespace "${access.namespace}"`
    : 'at the cluster scope';
  return `User "${user.name}" cannot ${access.verb} resource "${resource}" in API group "${access.group}" ${where}`;
}
