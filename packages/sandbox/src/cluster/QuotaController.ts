import { KubernetesObject, quotaStatus, quotaTables } from '../kubernetes';
import {
  Controller,
  ControllerManager,
  keyOf,
  ObjectKey,
} from './ControllerManager';
import { resources } from './objects';
import { sameValue } from './sameValue';

/** The kinds whose changes a quota notices; of others it learns when it is looked at again. */
const counted = {
  '/pods': resources.pods,
  '/persistentvolumeclaims': resources.persistentVolumeClaims,
  '/services': resources.services,
} as const;

/** Keeps `status.used` of quotas as the namespace changes. */
export class QuotaController implements Controller {
  readonly #manager: ControllerManager;

  private constructor(manager: ControllerManager) {
    this.#manager = manager;
  }

  static create(manager: ControllerManager) {
    return new QuotaController(manager);
  }

  get watches() {
    const concerns = ({ metadata }: KubernetesObject) =>
      this.#manager
        .informer(resources.resourceQuotas)
        .list(metadata.namespace)
        .map(keyOf);
    return [
      { ref: resources.resourceQuotas },
      ...Object.values(counted).map(ref => ({ ref, concerns })),
    ];
  }

  reconcile = async ({ name, namespace }: ObjectKey) => {
    const quota = this.#manager
      .informer(resources.resourceQuotas)
      .get(name, namespace);
    if (!quota) {
      return;
    }
    const { client } = this.#manager;
    const lists = new Map<string, readonly KubernetesObject[]>();
    for (const table of quotaTables(quota)) {
      const [group, plural] = table.split('/');
      const known = counted[table as keyof typeof counted];
      lists.set(
        table,
        known
          ? this.#manager.informer(known).list(namespace)
          : await listed(client, { group, plural }, namespace),
      );
    }
    const status = quotaStatus(quota, table => lists.get(table) ?? []);
    if (!sameValue(status, quota.status)) {
      await client.updateStatus(resources.resourceQuotas, { ...quota, status });
    }
  };
}

async function listed(
  client: ControllerManager['client'],
  { group, plural }: { group: string; plural: string },
  namespace: string,
): Promise<readonly KubernetesObject[]> {
  const version = group === 'kubeflow.org' || !group ? 'v1' : 'v1beta1';
  const ref = { group, version, plural };
  // A quota can count kinds that are not installed: there are none of them.
  return client.list(ref, { namespace }).then(
    ({ items }) => items,
    () => [],
  );
}
