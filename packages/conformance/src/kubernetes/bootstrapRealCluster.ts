import {
  bootstrapNamespaces,
  bootstrapRoles,
  KubernetesApiError,
  type KubernetesClient,
  type KubernetesObject,
  ownDefinitions,
  portalServiceAccount,
  readCrdDirectory,
  type ResourceRef,
} from '@mlops-portal/sandbox';
import { UserError } from '../UserError';

const RBAC = { group: 'rbac.authorization.k8s.io', version: 'v1' };
const PLURALS: Readonly<Record<string, string>> = {
  ClusterRole: 'clusterroles',
  ClusterRoleBinding: 'clusterrolebindings',
  RoleBinding: 'rolebindings',
};
const CRDS: ResourceRef = {
  group: 'apiextensions.k8s.io',
  version: 'v1',
  plural: 'customresourcedefinitions',
};
const ESTABLISHED_DEADLINE_MS = 180_000;
const POLL_MS = 200;

/** Gives a new cluster the namespaces, roles, bindings and kinds that the sandbox's has. */
export async function bootstrapRealCluster(
  client: KubernetesClient,
  options: { crdDirectory?: string } = {},
): Promise<void> {
  const crds = await definitions(options.crdDirectory);
  // First, because the large ones take a quarter of a minute.
  for (const crd of crds) {
    await createUnlessThere(client, CRDS, crd);
  }
  const core = { group: '', version: 'v1' };
  const bound = bootstrapRoles.flatMap(role => role.metadata.namespace ?? []);
  for (const name of new Set([...bootstrapNamespaces, ...bound])) {
    await createUnlessThere(
      client,
      { ...core, plural: 'namespaces' },
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name } },
    );
  }
  await createUnlessThere(
    client,
    { ...core, plural: 'serviceaccounts' },
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { ...portalServiceAccount },
    },
  );
  for (const role of bootstrapRoles) {
    await putRole(client, role);
  }
  await established(
    client,
    crds.map(crd => crd.metadata.name),
  );
}

async function definitions(directory: string | undefined) {
  const given = directory ? await readCrdDirectory(directory) : [];
  const names = new Set(given.map(crd => crd.metadata.name));
  return [
    ...given,
    ...ownDefinitions.filter(crd => !names.has(crd.metadata.name)),
  ];
}

async function createUnlessThere(
  client: KubernetesClient,
  ref: ResourceRef,
  object: KubernetesObject,
): Promise<void> {
  try {
    await client.create(ref, object);
  } catch (error) {
    if (!(error instanceof KubernetesApiError) || error.code !== 409) {
      throw error;
    }
  }
}

/**
 * The server's own `edit` is put together by a controller that does not run here, so
 * the sandbox's takes its place; its other roles of these names may more and stay.
 */
async function putRole(
  client: KubernetesClient,
  role: KubernetesObject,
): Promise<void> {
  const ref = { ...RBAC, plural: PLURALS[role.kind] };
  const { name, namespace } = role.metadata;
  const there = await client.get(ref, name, namespace);
  if (!there) {
    await client.create(ref, role);
  } else if (name === 'edit') {
    const { resourceVersion } = there.metadata;
    await client.update(ref, {
      ...role,
      metadata: { ...role.metadata, resourceVersion },
    });
  }
}

async function established(
  client: KubernetesClient,
  names: readonly string[],
): Promise<void> {
  const deadline = Date.now() + ESTABLISHED_DEADLINE_MS;
  for (const name of names) {
    while (!isEstablished(await client.get(CRDS, name))) {
      if (Date.now() > deadline) {
        throw new UserError(
          `The kind ${name} is not established after ${
            ESTABLISHED_DEADLINE_MS / 1000
          } s.`,
        );
      }
      await new Promise(resolve => {
        setTimeout(resolve, POLL_MS);
      });
    }
  }
}

function isEstablished(crd: KubernetesObject | undefined): boolean {
  const status = crd?.status as
    | { conditions?: readonly { type: string; status: string }[] }
    | undefined;
  return (
    status?.conditions?.some(
      ({ type, status: value }) => type === 'Established' && value === 'True',
    ) ?? false
  );
}
