import type { RunningBackend } from '../backend/startBackend';
import type { LoadStep } from '../load/LoadPlan';
import { notebookName, resources } from './benchmarkObjects';
import { hasNoPod } from './seedCluster';
import type { Target } from './Target';

/** The requests of one look at a list. */
export interface CallPattern {
  readonly name: string;
  readonly steps: readonly LoadStep[];
  readonly ca?: string;
}

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

/** The first page as our tab asks for it. */
export function ourList(
  backend: RunningBackend,
  entity: string,
  kind: 'notebooks' | 'endpoints',
): CallPattern {
  return {
    name: 'ours',
    steps: [
      {
        url: `${backend.url}/api/mlops/entities/component/default/${entity}/${kind}?limit=50`,
        headers: bearer(backend.token),
      },
    ],
  };
}

/** What `useCustomResources` of Backstage's Kubernetes plugin asks for. */
export function customQuery(
  backend: RunningBackend,
  entity: string,
  plural: 'notebooks' | 'inferenceServices',
): CallPattern {
  const { group, version, plural: path } = resources[plural];
  return {
    name: 'custom/query',
    steps: [
      {
        url: `${backend.url}/api/kubernetes/resources/custom/query`,
        method: 'POST',
        headers: bearer(backend.token),
        body: JSON.stringify({
          auth: {},
          entityRef: `component:default/${entity}`,
          customResources: [{ group, apiVersion: version, plural: path }],
        }),
      },
    ],
  };
}

/** The least that anybody who lists can ask of the API server. */
export function rawList(
  target: Target,
  namespace: string,
  plural: 'notebooks' | 'inferenceServices',
): CallPattern {
  return {
    name: 'raw LIST',
    ca: target.caPem,
    steps: [listStep(target, namespace, plural)],
  };
}

/** The Jupyter Web App: two calls, and two more for each notebook whose Pod was never created. */
export function jupyterWebApp(
  target: Target,
  namespace: string,
  count: number,
): CallPattern {
  const steps = [
    reviewStep(target, namespace, 'kubeflow.org', 'notebooks'),
    listStep(target, namespace, 'notebooks', 'v1beta1'),
  ];
  for (let index = 0; index < count; index++) {
    if (hasNoPod(index)) {
      const selector = encodeURIComponent(
        `involvedObject.kind=Notebook,involvedObject.name=${notebookName(
          index,
        )}`,
      );
      steps.push(reviewStep(target, namespace, '', 'events'), {
        url: `${target.url}/api/v1/namespaces/${namespace}/events?fieldSelector=${selector}`,
        headers: bearer(target.tokens.admin),
      });
    }
  }
  return { name: 'Jupyter Web App', ca: target.caPem, steps };
}

/** The Models Web App: one review and one list. */
export function modelsWebApp(target: Target, namespace: string): CallPattern {
  return {
    name: 'Models Web App',
    ca: target.caPem,
    steps: [
      reviewStep(target, namespace, 'serving.kserve.io', 'inferenceservices'),
      listStep(target, namespace, 'inferenceServices'),
    ],
  };
}

function listStep(
  target: Target,
  namespace: string,
  kind: 'notebooks' | 'inferenceServices',
  version: string = resources[kind].version,
): LoadStep {
  const { group, plural } = resources[kind];
  return {
    url: `${target.url}/apis/${group}/${version}/namespaces/${namespace}/${plural}`,
    headers: bearer(target.tokens.admin),
  };
}

function reviewStep(
  target: Target,
  namespace: string,
  group: string,
  resource: string,
): LoadStep {
  return {
    url: `${target.url}/apis/authorization.k8s.io/v1/subjectaccessreviews`,
    method: 'POST',
    headers: bearer(target.tokens.admin),
    body: JSON.stringify({
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SubjectAccessReview',
      spec: {
        user: 'alice',
        resourceAttributes: { group, namespace, resource, verb: 'list' },
      },
    }),
  };
}
