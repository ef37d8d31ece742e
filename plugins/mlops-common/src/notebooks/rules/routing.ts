import type { Diagnosed, Rule } from '../../diagnosis';
import type { AuthorizationPolicy } from '../../kubernetes/policy';
import type { NotebookEvidence } from '../NotebookEvidence';
import { NotebookFacts } from '../NotebookFacts';
import { advice, clusterKubectl, kubectl } from './remedies';
import { pathUnknown, requestRefused } from './requestRefused';

/** The way of a request: gateway, policy, route, Service, Pod. */
export const routingRules: readonly Rule<NotebookEvidence>[] = [
  {
    id: 'notebook-service-missing',
    severity: 'error',
    stage: 'network',
    summary: 'The notebook has no Service',
    diagnose: serviceMissing,
  },
  {
    id: 'notebook-no-route',
    severity: 'error',
    stage: 'network',
    summary: 'The gateway has no route to the notebook',
    follows: ['notebook-service-missing'],
    diagnose: noRoute,
  },
  {
    id: 'notebook-no-endpoints',
    severity: 'error',
    stage: 'network',
    summary: 'No address stands behind the Service of the notebook',
    follows: ['notebook-service-missing'],
    diagnose: noEndpoints,
  },
  {
    id: 'notebook-access-denied',
    severity: 'warning',
    stage: 'network',
    summary: 'The mesh does not let you into the namespace',
    diagnose: accessDenied,
  },
  {
    id: 'notebook-request-refused',
    severity: 'info',
    stage: 'network',
    summary: 'Jupyter refuses requests that come through the gateway',
    diagnose: requestRefused,
  },
  {
    id: 'notebook-path-unknown',
    severity: 'warning',
    stage: 'network',
    summary: 'The server answers that its own page does not exist',
    follows: ['notebook-base-url', 'notebook-type-annotations'],
    diagnose: pathUnknown,
  },
];

/** Routes and addresses follow within seconds. */
const ARRIVAL_PATIENCE = 60_000;

function settled(evidence: NotebookEvidence): NotebookFacts | undefined {
  const facts = NotebookFacts.of(evidence);
  const ready = facts.activePod?.conditions.find(
    ({ type }) => type === 'Ready',
  );
  return facts.ready &&
    facts.pods &&
    facts.hasPassed(
      ARRIVAL_PATIENCE,
      ready?.since ?? facts.activePod?.createdAt,
    )
    ? facts
    : undefined;
}

function controllerLog() {
  return clusterKubectl(
    'Administrators find why in the log of the controller.',
    [
      '-n',
      'kubeflow',
      'logs',
      'deployment/notebook-controller-deployment',
      '--since=1h',
    ],
  );
}

function serviceMissing(evidence: NotebookEvidence): Diagnosed | undefined {
  const { notebook, service } = evidence;
  if (service !== null || !settled(evidence)) {
    return undefined;
  }
  return {
    title: 'It runs, but has no Service, so nobody reaches it',
    cause:
      'The controller makes a Service of the name of the notebook; the cluster has none, so it refused it or somebody removed it.',
    evidence: [
      {
        object: `Service ${notebook.name}`,
        field: 'metadata.name',
        text: 'absent',
      },
    ],
    remedies: [controllerLog()],
  };
}

function noRoute(evidence: NotebookEvidence): Diagnosed | undefined {
  const { notebook, virtualServices } = evidence;
  // Without any, the cluster has no Istio, or routes in another way.
  if (!virtualServices || virtualServices.length === 0 || !settled(evidence)) {
    return undefined;
  }
  const { namespace, name } = notebook;
  const route = `notebook-${namespace}-${name}`;
  const prefix = `/notebook/${namespace}/${name}/`;
  const own = virtualServices.find(one => one.name === route);
  const others = virtualServices.some(one => one.name.startsWith('notebook-'));
  const right = own?.routes.find(one => one.prefix === prefix);
  const rewrite =
    notebook.annotations['notebooks.kubeflow.org/http-rewrite-uri'] || prefix;
  if ((!own && !others) || (right && (right.rewrite ?? prefix) === rewrite)) {
    return undefined;
  }
  const [first] = own?.routes ?? [];
  return {
    title: own
      ? 'The gateway sends its requests to a wrong path'
      : 'The gateway has no route to it',
    cause: own
      ? `Its route matches ${first?.prefix ?? 'nothing'} and passes on ${
          first?.rewrite ?? first?.prefix ?? 'nothing'
        }; it should match ${prefix} and pass on ${rewrite}.`
      : `Other notebooks of the namespace have a VirtualService, and ${route} does not exist.`,
    evidence: [
      own
        ? {
            object: `VirtualService ${route}`,
            field: 'spec.http',
            text: own.routes
              .map(one => `${one.prefix ?? '*'} → ${one.rewrite ?? '='}`)
              .join(', '),
          }
        : {
            object: `VirtualService ${route}`,
            field: 'metadata.name',
            text: 'absent',
          },
    ],
    remedies: [
      ...(own
        ? [
            kubectl(notebook, 'Let the controller make it anew: remove it.', [
              'delete',
              'virtualservices.networking.istio.io',
              route,
            ]),
          ]
        : []),
      controllerLog(),
    ],
  };
}

function noEndpoints(evidence: NotebookEvidence): Diagnosed | undefined {
  const { notebook, readyEndpoints } = evidence;
  const facts = settled(evidence);
  if (readyEndpoints !== 0 || !facts) {
    return undefined;
  }
  return {
    title: 'It runs, but its Service leads nowhere',
    cause:
      'The Pod is ready, and no address stands behind its Service, so the gateway answers "no healthy upstream".',
    evidence: [
      {
        object: `Service ${notebook.name}`,
        field: 'endpoints',
        text: 'none ready',
      },
    ],
    remedies: [
      kubectl(notebook, 'Compare its selector with the labels of the Pod.', [
        'get',
        'service,endpointslices,pods',
        '-l',
        `statefulset=${notebook.name}`,
        '--show-labels',
      ]),
    ],
  };
}

function accessDenied(evidence: NotebookEvidence): Diagnosed | undefined {
  const { user, authorizationPolicies, notebook } = evidence;
  const facts = settled(evidence);
  if (!user || !authorizationPolicies || !facts) {
    return undefined;
  }
  const labels = facts.activePod?.labels ?? {};
  const own = authorizationPolicies.filter(({ selector }) =>
    Object.entries(selector).every(([key, value]) => labels[key] === value),
  );
  const allowing = own.filter(({ action }) => action === 'ALLOW');
  // Without a policy the mesh lets everybody in.
  if (
    allowing.length === 0 ||
    allowing.some(policy => mayLetIn(policy, user))
  ) {
    return undefined;
  }
  return {
    title: 'You are not let into this namespace',
    cause: `No policy of the mesh names ${user} as owner or contributor of ${notebook.namespace}: connecting answers "RBAC: access denied".`,
    evidence: allowing.map(policy => ({
      object: `AuthorizationPolicy ${policy.name}`,
      field: 'spec.rules',
      text:
        policy.rules
          .flatMap(({ headers }) => headers)
          .map(({ name, values }) => `${name}: ${values.join(', ')}`)
          .join('; ') || 'none',
    })),
    remedies: [
      advice(
        `Ask the owner of ${notebook.namespace} to add you as a contributor (Manage Contributors in the Kubeflow dashboard).`,
      ),
    ],
  };
}

/** Unless everything about it is known, a rule counts as one that lets people in. */
function mayLetIn({ rules }: AuthorizationPolicy, user: string): boolean {
  return rules.some(({ headers, others }) => {
    if (headers.length === 0) {
      // Of paths and sources of the cluster, as for the culler.
      return !others;
    }
    return headers.every(({ values }) =>
      values.some(value => matches(value, user)),
    );
  });
}

/** Istio's own patterns: "*", "prefix*" and "*suffix". */
function matches(pattern: string, user: string): boolean {
  if (pattern.endsWith('*')) {
    return user.startsWith(pattern.slice(0, -1));
  }
  return pattern.startsWith('*')
    ? user.endsWith(pattern.slice(1))
    : pattern === user;
}
