import { ApiError } from '../ApiError';
import { isRecord } from '../KubernetesObject';
import { AccessDecision, Authorizer, UserInfo } from '../rbac/Authorizer';

const text = (value: unknown) => (typeof value === 'string' ? value : '');

function reviewedUser(
  plural: string,
  spec: Record<string, unknown>,
  caller: UserInfo,
): UserInfo {
  if (plural === 'selfsubjectaccessreviews') {
    return caller;
  }
  const groups = Array.isArray(spec.groups) ? spec.groups.map(text) : [];
  if (!spec.user && groups.length === 0) {
    throw ApiError.invalid(
      { group: 'authorization.k8s.io', kind: 'SubjectAccessReview' },
      '',
      [
        {
          reason: 'FieldValueInvalid',
          field: 'spec.user',
          message:
            'Invalid value: "": at least one of user or group must be specified',
        },
      ],
    );
  }
  return { name: text(spec.user), groups };
}

function decide(
  authorizer: Authorizer,
  user: UserInfo,
  spec: Record<string, unknown>,
): AccessDecision {
  const attributes = spec.resourceAttributes;
  if (!isRecord(attributes)) {
    return { allowed: false, reason: '' };
  }
  return authorizer.decide(user, {
    verb: text(attributes.verb),
    group: text(attributes.group),
    plural: text(attributes.resource),
    subresource: text(attributes.subresource) || undefined,
    namespace: text(attributes.namespace) || undefined,
    name: text(attributes.name) || undefined,
  });
}

/** Answers whether the caller, or another user, may do something. */
export function reviewAccess(
  authorizer: Authorizer,
  plural: string,
  body: unknown,
  caller: UserInfo,
): unknown {
  const review = isRecord(body) ? body : {};
  const spec = isRecord(review.spec) ? review.spec : {};
  const user = reviewedUser(plural, spec, caller);
  const { allowed, reason } = decide(authorizer, user, spec);
  return {
    kind:
      plural === 'selfsubjectaccessreviews'
        ? 'SelfSubjectAccessReview'
        : 'SubjectAccessReview',
    apiVersion: 'authorization.k8s.io/v1',
    metadata: { creationTimestamp: null },
    spec,
    status: { allowed, reason: reason || undefined },
  };
}
