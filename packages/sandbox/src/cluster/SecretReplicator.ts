import { randomBytes } from 'node:crypto';
import { KubernetesObject } from '../kubernetes';
import { isConflict, isNotFound } from './apiErrors';
import { Controller, ControllerManager, ObjectKey } from './ControllerManager';
import { resources } from './objects';

const profileLabel = 'app.kubernetes.io/part-of';

/** A login for the bank's registry. */
export const registrySecret = 'registry-credentials';
/** The keys of MLflow's artifact store. */
export const artifactSecret = 'mlflow-credentials';

/** Gives every namespace of a profile the platform's secrets, as an operator does that reads a vault: Git has none. */
export class SecretReplicator implements Controller {
  readonly #manager: ControllerManager;

  private constructor(manager: ControllerManager) {
    this.#manager = manager;
  }

  static create(manager: ControllerManager) {
    return new SecretReplicator(manager);
  }

  readonly watches = [{ ref: resources.namespaces }];

  // Cluster-scoped objects have an empty namespace.
  reconcile = async ({ name }: ObjectKey) => {
    const { client } = this.#manager;
    const namespace = this.#manager
      .informer(resources.namespaces)
      .get(name, undefined);
    if (namespace?.metadata.labels?.[profileLabel] !== 'kubeflow-profile') {
      return;
    }
    for (const secret of secretsOf(name)) {
      try {
        await client.create(resources.secrets, secret);
      } catch (error) {
        // There already, or the namespace is going.
        if (!isConflict(error) && !isNotFound(error)) {
          throw error;
        }
      }
    }
  };
}

const random = () => randomBytes(12).toString('base64');

function secretsOf(namespace: string): KubernetesObject[] {
  const secret = (name: string, type: string, data: object) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace },
    type,
    data,
  });
  return [
    secret(registrySecret, 'kubernetes.io/dockerconfigjson', {
      '.dockerconfigjson': random(),
    }),
    secret(artifactSecret, 'Opaque', {
      AWS_ACCESS_KEY_ID: random(),
      AWS_SECRET_ACCESS_KEY: random(),
    }),
  ];
}
