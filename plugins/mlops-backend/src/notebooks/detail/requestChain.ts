import type {
  AuthorizationPolicy,
  Notebook,
  Pod,
  Service,
  VirtualService,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { Schemas } from '../../openapi';

type Step = Schemas['ChainStep'];

/** @internal */
export interface ChainInput {
  readonly notebook: Notebook;
  /** The base URL below which notebooks answer. */
  readonly gatewayUrl?: string;
  readonly virtualServices: readonly VirtualService[];
  /** Absent when they could not be read. */
  readonly authorizationPolicies?: readonly AuthorizationPolicy[];
  readonly service?: Service | null;
  readonly pods?: readonly Pod[];
  /** The viewer's e-mail address, as which a gateway of Kubeflow knows people. */
  readonly email?: string;
}

const USER_HEADER = 'kubeflow-userid';

/** The way of a request from the browser to the notebook, where Istio leads it. @internal */
export function requestChain(input: ChainInput): Step[] {
  return [
    gatewayStep(input),
    authorizationStep(input),
    virtualServiceStep(input),
    serviceStep(input),
    podStep(input),
  ];
}

function gatewayStep({ gatewayUrl }: ChainInput): Step {
  return gatewayUrl
    ? {
        step: 'gateway',
        state: 'ok',
        detail: `People reach it at ${gatewayUrl}.`,
      }
    : {
        step: 'gateway',
        state: 'unknown',
        detail: 'The portal is not configured with the address of the gateway.',
      };
}

function authorizationStep({
  authorizationPolicies: policies,
  pods = [],
  email,
}: ChainInput): Step {
  const say = (state: Step['state'], detail: string): Step => ({
    step: 'authorization',
    state,
    detail,
  });
  if (!policies) {
    return say('unknown', 'Its AuthorizationPolicies cannot be read.');
  }
  const labels = pods[0]?.labels ?? {};
  const own = policies.filter(({ selector }) =>
    Object.entries(selector).every(([key, value]) => labels[key] === value),
  );
  if (own.some(({ action }) => action === 'DENY' || action === 'CUSTOM')) {
    return say('unknown', 'A policy refuses requests of some kind.');
  }
  const allowing = own.filter(({ action }) => action === 'ALLOW');
  if (allowing.length === 0) {
    return say('ok', 'No AuthorizationPolicy restricts who gets in.');
  }
  const rules = allowing.flatMap(policy => policy.rules);
  const open = rules.find(rule => rule.headers.length === 0 && !rule.others);
  if (open) {
    return say('ok', 'A policy lets everybody in.');
  }
  if (!email) {
    return say('unknown', 'Your e-mail address is not in the catalog.');
  }
  const forViewer = rules.filter(({ headers }) =>
    headers.some(
      ({ name, values }) => name === USER_HEADER && values.includes(email),
    ),
  );
  if (forViewer.length > 0) {
    return say('ok', `A policy lets ${email} in.`);
  }
  const decidesByUser = rules.every(({ headers }) =>
    headers.some(({ name }) => name === USER_HEADER),
  );
  return decidesByUser
    ? say('broken', `No policy lets ${email} in.`)
    : say('unknown', 'Policies decide by something else than the user.');
}

function virtualServiceStep({ notebook, virtualServices }: ChainInput): Step {
  const { namespace, name } = notebook;
  const path = `/notebook/${namespace}/${name}/`;
  const host = `${name}.${namespace}.`;
  for (const virtualService of virtualServices) {
    const route = virtualService.routes.find(
      ({ prefix }) => prefix === path || prefix === path.slice(0, -1),
    );
    if (route) {
      const leadsHere =
        route.host === name || `${route.host ?? ''}.`.startsWith(host);
      return leadsHere
        ? {
            step: 'virtual-service',
            state: 'ok',
            detail: `VirtualService ${virtualService.name} routes ${path} to it.`,
          }
        : {
            step: 'virtual-service',
            state: 'broken',
            detail: `VirtualService ${virtualService.name} routes ${path} to ${
              route.host ?? 'nowhere'
            }.`,
          };
    }
  }
  return {
    step: 'virtual-service',
    state: 'broken',
    detail: `No VirtualService of its namespace routes ${path}.`,
  };
}

function serviceStep({ notebook, service }: ChainInput): Step {
  if (service === undefined) {
    return {
      step: 'service',
      state: 'unknown',
      detail: 'Its Service cannot be read.',
    };
  }
  return service === null
    ? {
        step: 'service',
        state: 'broken',
        detail: `There is no Service ${notebook.name}.`,
      }
    : {
        step: 'service',
        state: 'ok',
        detail: `Service ${service.name}, port ${
          service.ports[0]?.port ?? 'unknown'
        }.`,
      };
}

function podStep({ pods }: ChainInput): Step {
  if (!pods) {
    return {
      step: 'pod',
      state: 'unknown',
      detail: 'Its Pods cannot be read.',
    };
  }
  const ready = pods.find(({ conditions }) =>
    conditions.some(
      ({ type, status }) => type === 'Ready' && status === 'True',
    ),
  );
  return ready
    ? { step: 'pod', state: 'ok', detail: `Pod ${ready.name} is ready.` }
    : { step: 'pod', state: 'broken', detail: 'No Pod of it is ready.' };
}
