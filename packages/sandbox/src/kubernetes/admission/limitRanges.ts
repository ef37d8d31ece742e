import { isRecord, KubernetesObject } from '../KubernetesObject';
import { AdmissionRequest } from './AdmissionRequest';
import { AdmittedContainer, AdmittedPod, allContainers } from './AdmittedPod';
import { amountOf, formatAmount } from './quantities';

type Bounds = Readonly<Record<string, string | number>>;

interface Limit {
  readonly type?: string;
  readonly max?: Bounds;
  readonly min?: Bounds;
  readonly default?: Bounds;
  readonly defaultRequest?: Bounds;
  readonly maxLimitRequestRatio?: Bounds;
}

interface Used {
  readonly requests: Bounds;
  readonly limits: Bounds;
}

function limitsOf(request: AdmissionRequest, type: string): Limit[] {
  return request.list('/limitranges', request.namespace).flatMap(({ spec }) => {
    const { limits } = isRecord(spec) ? spec : { limits: [] };
    return (Array.isArray(limits) ? limits : []).filter(
      (limit: Limit) => limit.type === type,
    );
  });
}

/** Writes the defaults of the namespace into containers that say nothing. */
export function applyLimitDefaults(
  pod: AdmittedPod,
  request: AdmissionRequest,
): AdmittedPod {
  const limits = limitsOf(request, 'Container');
  if (limits.length === 0) {
    return pod;
  }
  const fill = (container: AdmittedContainer): AdmittedContainer => {
    const { resources } = container;
    const given: Bounds = Object.assign(
      {},
      ...limits.map(limit => limit.default ?? limit.max),
    );
    const asked: Bounds = Object.assign(
      {},
      ...limits.map(
        limit =>
          limit.defaultRequest ?? limit.default ?? limit.min ?? limit.max,
      ),
    );
    const own = resources?.limits ?? {};
    return {
      ...container,
      resources: {
        ...resources,
        limits: { ...given, ...own },
        // A limit of the manifest is also its request; a default of the namespace is none.
        requests: { ...asked, ...own, ...resources?.requests },
      },
    };
  };
  const { spec } = pod;
  return {
    ...pod,
    spec: {
      ...spec,
      containers: spec.containers.map(fill),
      ...(spec.initContainers
        ? { initContainers: spec.initContainers.map(fill) }
        : {}),
    },
  };
}

/** Refuses Pods beyond the bounds of the namespace. */
export function checkPodLimits(pod: AdmittedPod, request: AdmissionRequest) {
  const problems = [
    ...limitsOf(request, 'Container').flatMap(limit =>
      allContainers(pod).flatMap(container =>
        violations(limit, {
          requests: container.resources?.requests ?? {},
          limits: container.resources?.limits ?? {},
        }),
      ),
    ),
    ...limitsOf(request, 'Pod').flatMap(limit =>
      violations(limit, {
        requests: total(pod, 'requests'),
        limits: total(pod, 'limits'),
      }),
    ),
  ];
  refuse(problems, pod, request);
}

export function checkClaimLimits(
  claim: KubernetesObject,
  request: AdmissionRequest,
) {
  const spec = isRecord(claim.spec) ? claim.spec : {};
  const resources = isRecord(spec.resources) ? spec.resources : {};
  const requests = (
    isRecord(resources.requests) ? resources.requests : {}
  ) as Bounds;
  const problems = limitsOf(request, 'PersistentVolumeClaim').flatMap(limit =>
    violations(limit, { requests, limits: {} }),
  );
  refuse(problems, claim, request);
}

function refuse(
  problems: readonly string[],
  { metadata }: KubernetesObject,
  request: AdmissionRequest,
) {
  if (problems.length > 0) {
    const text = problems.join(', ');
    throw request.forbidden(
      metadata.name,
      problems.length === 1 ? text : `[${text}]`,
    );
  }
}

function total(pod: AdmittedPod, kind: 'requests' | 'limits'): Bounds {
  const sums: Record<string, number> = {};
  for (const { resources } of pod.spec.containers) {
    for (const [name, amount] of Object.entries(resources?.[kind] ?? {})) {
      sums[name] = (sums[name] ?? 0) + amountOf(amount);
    }
  }
  return Object.fromEntries(
    Object.entries(sums).map(([name, sum]) => [name, formatAmount(sum, name)]),
  );
}

function violations(limit: Limit, used: Used): string[] {
  const { type, min = {}, max = {}, maxLimitRequestRatio = {} } = limit;
  return [
    ...Object.entries(min).flatMap(([name, bound]) =>
      below(`minimum ${name} usage per ${type} is ${bound}`, name, {
        bound,
        used,
      }),
    ),
    ...Object.entries(max).flatMap(([name, bound]) =>
      above(`maximum ${name} usage per ${type} is ${bound}`, name, {
        bound,
        used,
      }),
    ),
    ...Object.entries(maxLimitRequestRatio).flatMap(([name, bound]) => {
      const asked = amountOf(used.requests[name]);
      const allowed = amountOf(used.limits[name]);
      const ratio = asked === 0 ? 0 : allowed / asked;
      return ratio > amountOf(bound)
        ? [
            `${name} max limit to request ratio per ${type} is ${bound}, but provided ratio is ${ratio.toFixed(
              6,
            )}`,
          ]
        : [];
    }),
  ];
}

interface Compared {
  readonly bound: string | number;
  readonly used: Used;
}

function below(text: string, name: string, { bound, used }: Compared) {
  const asked = used.requests[name];
  const allowed = used.limits[name];
  if (asked === undefined) {
    return [`${text}.  No request is specified`];
  }
  if (amountOf(asked) < amountOf(bound)) {
    return [`${text}, but request is ${asked}`];
  }
  return allowed !== undefined && amountOf(allowed) < amountOf(bound)
    ? [`${text}, but limit is ${allowed}`]
    : [];
}

function above(text: string, name: string, { bound, used }: Compared) {
  const asked = used.requests[name];
  const allowed = used.limits[name];
  if (allowed === undefined && asked === undefined) {
    return [`${text}.  No limit is specified`];
  }
  if (allowed !== undefined && amountOf(allowed) > amountOf(bound)) {
    return [`${text}, but limit is ${allowed}`];
  }
  return asked !== undefined && amountOf(asked) > amountOf(bound)
    ? [`${text}, but request is ${asked}`]
    : [];
}
