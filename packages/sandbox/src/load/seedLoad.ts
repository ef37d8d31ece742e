import { KubernetesClient, ResourceRef } from '../kubernetes';
import { controlledBy, resources } from '../cluster';
import { loadEndpoint } from './loadEndpoint';
import { loadNotebook } from './loadNotebook';
import { Place, Recorded } from './recorded';

/** About as many as there are in the namespaces of a large installation. */
const perNamespace = 25;
const parallel = 24;

/** Whose they are, in turns by namespace; teams and components of the scenario. */
const tenants = [
  { team: 'churn-team', component: 'bank-churn' },
  { team: 'fraud-team', component: 'fraud-detection' },
  { team: 'forecast-team', component: 'demand-forecast' },
] as const;

/** What was made. */
export interface SeededLoad {
  readonly namespaces: number;
  readonly pods: number;
}

const namespaceOf = (number: number) =>
  `load-${String(number).padStart(3, '0')}`;

/** Makes so many notebooks and as many endpoints, with Pods and recorded states, in namespaces `load-000` and on. */
export async function seedLoad(
  client: KubernetesClient,
  { objects, gatewayUrl }: { objects: number; gatewayUrl: string },
): Promise<SeededLoad> {
  const namespaces = Math.ceil(objects / perNamespace);
  await inParallel(namespaces, async number => {
    const { team } = tenants[number % tenants.length];
    await client.create(
      { group: '', version: 'v1', plural: 'namespaces' },
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: {
          name: namespaceOf(number),
          annotations: { 'mlops/owner': `group:default/${team}` },
        },
      },
    );
  });
  let pods = 0;
  await inParallel(objects, async index => {
    const number = Math.floor(index / perNamespace);
    const { component } = tenants[number % tenants.length];
    const place: Place = { namespace: namespaceOf(number), component, index };
    const notebook = loadNotebook(place);
    const endpoint = loadEndpoint(place, gatewayUrl);
    await create(client, resources.notebooks, notebook);
    await create(client, resources.inferenceServices, endpoint);
    pods += Number(Boolean(notebook.pod)) + Number(Boolean(endpoint.pod));
  });
  return { namespaces, pods };
}

async function create(
  client: KubernetesClient,
  ref: ResourceRef,
  { object, pod }: Recorded,
) {
  const created = await client.create(ref, object);
  const { status } = object;
  if (status) {
    await client.updateStatus(ref, { ...created, status });
  }
  if (pod) {
    const owned = {
      ...pod,
      // The workload in between is left out, so that the Pod goes with what it belongs to.
      metadata: { ...pod.metadata, ownerReferences: [controlledBy(created)] },
    };
    const stored = await client.create(resources.pods, owned);
    await client.updateStatus(resources.pods, {
      ...stored,
      status: pod.status,
    });
  }
}

async function inParallel(
  count: number,
  work: (index: number) => Promise<void>,
) {
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < count; index = next++) {
      await work(index);
    }
  };
  await Promise.all(Array.from({ length: parallel }, worker));
}
