import {
  KubernetesClient,
  KubernetesObject,
  ResourceRef,
  RunningKubernetes,
  startKubernetes,
} from '../../kubernetes';
import { startNotebookController } from '../../notebooks';
import { seedCluster } from '../../scenario';
import { startServingController } from '../../serving';
import { startPlatformOperators } from '../../startPlatformOperators';
import { resources } from '../objects';

/** What a test reads of an event. */
export interface SeenEvent {
  readonly type: string;
  readonly reason: string;
  readonly message: string;
}

/** A real API server with nodes and runtimes, and the controllers without artificial waiting. */
export class TestCluster {
  readonly client: KubernetesClient;
  readonly gatewayUrl = 'http://localhost:7480';
  readonly #problems: string[] = [];
  readonly #kubernetes: RunningKubernetes;
  #controllers: { stop(): Promise<void> }[] = [];
  #namespaces = 0;

  private constructor(kubernetes: RunningKubernetes) {
    this.#kubernetes = kubernetes;
    this.client = kubernetes.client();
  }

  static async start(): Promise<TestCluster> {
    const cluster = new TestCluster(await startKubernetes());
    await seedCluster(cluster.client);
    cluster.startControllers();
    return cluster;
  }

  startControllers() {
    const options = {
      client: this.client,
      gatewayUrl: this.gatewayUrl,
      pace: 0,
      onProblem: (message: string) => this.#problems.push(message),
    };
    this.#controllers = [
      startNotebookController({
        ...options,
        culling: { idleMinutes: 1440, checkMinutes: 1 },
      }),
      startServingController(options),
      startPlatformOperators(options),
    ];
  }

  async stopControllers() {
    await Promise.all(this.#controllers.map(controller => controller.stop()));
    this.#controllers = [];
  }

  /** Throws when a step of a controller failed for another reason than a stale copy. */
  async close() {
    await this.stopControllers();
    await this.#kubernetes.close();
    if (this.#problems.length > 0) {
      throw new Error(this.#problems.join('\n'));
    }
  }

  /** A new namespace with service accounts, so that tests do not see each other's objects. */
  async namespace({
    labels,
    accounts = ['default-editor', 'sa-minio'],
  }: {
    labels?: Record<string, string>;
    accounts?: readonly string[];
  } = {}): Promise<string> {
    this.#namespaces += 1;
    const name = `test-${this.#namespaces}`;
    await this.client.create(resources.namespaces, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, ...(labels ? { labels } : {}) },
    });
    for (const account of accounts) {
      await this.client.create(
        { group: '', version: 'v1', plural: 'serviceaccounts' },
        {
          apiVersion: 'v1',
          kind: 'ServiceAccount',
          metadata: { name: account, namespace: name },
        },
      );
    }
    return name;
  }

  /** The object, or a failed assertion, for use in `eventually`. */
  async get<T extends KubernetesObject>(
    ref: ResourceRef,
    name: string,
    namespace: string,
  ): Promise<T> {
    const object = await this.client.get(ref, name, namespace);
    if (!object) {
      throw new Error(`there is no ${ref.plural} ${name}`);
    }
    return object as T;
  }

  /** Events about the object of that name. */
  async events(namespace: string, name: string): Promise<SeenEvent[]> {
    const { items } = await this.client.list(resources.events, { namespace });
    return items
      .filter(
        ({ involvedObject }) =>
          (involvedObject as { name?: string }).name === name,
      )
      .map(
        ({ type, reason, message }) => ({ type, reason, message } as SeenEvent),
      );
  }
}
