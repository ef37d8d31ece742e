import { KubernetesObject, ResourceRef } from '../../kubernetes';
import { Pod, resources, StatefulSet } from '../../cluster';
import { eventually } from '../../cluster/__testUtils__/eventually';
import { TestCluster } from '../../cluster/__testUtils__/TestCluster';
import { Notebook } from '../notebookObjects';

const image = 'ghcr.io/kubeflow/notebook-servers/jupyter-scipy:v1.10.0';

/** The notebook `study` in a namespace of its own, and what becomes of it. */
export class TestNotebook {
  readonly #cluster: TestCluster;
  readonly namespace: string;

  private constructor(cluster: TestCluster, namespace: string) {
    this.#cluster = cluster;
    this.namespace = namespace;
  }

  static async in(
    cluster: TestCluster,
    namespace?: Parameters<TestCluster['namespace']>[0],
  ): Promise<TestNotebook> {
    return new TestNotebook(cluster, await cluster.namespace(namespace));
  }

  create(
    container: object = {},
    {
      podSpec = {},
      ...metadata
    }: Partial<KubernetesObject['metadata']> & { podSpec?: object } = {},
  ) {
    return this.#cluster.client.create(resources.notebooks, {
      apiVersion: 'kubeflow.org/v1',
      kind: 'Notebook',
      metadata: { name: 'study', namespace: this.namespace, ...metadata },
      spec: {
        template: {
          spec: {
            containers: [{ name: 'study', image, ...container }],
            ...podSpec,
          },
        },
      },
    });
  }

  createClaim(name: string, spec: object = {}) {
    return this.#cluster.client.create(resources.persistentVolumeClaims, {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name, namespace: this.namespace },
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '5Gi' } },
        ...spec,
      },
    });
  }

  patch(change: object) {
    const target = { name: 'study', namespace: this.namespace };
    return this.#cluster.client.mergePatch(resources.notebooks, target, change);
  }

  /** Sets the annotation that stops, or removes it. */
  stop(value: string | null) {
    const annotations = { 'kubeflow-resource-stopped': value };
    return this.patch({ metadata: { annotations } });
  }

  changeImage(to: string) {
    const containers = [{ name: 'study', image: to }];
    return this.patch({ spec: { template: { spec: { containers } } } });
  }

  get() {
    const { namespace } = this;
    return this.#cluster.get<Notebook>(resources.notebooks, 'study', namespace);
  }

  pod() {
    const { namespace } = this;
    return this.#cluster.get<Pod>(resources.pods, 'study-0', namespace);
  }

  statefulSet() {
    const ref = resources.statefulSets;
    return this.#cluster.get<StatefulSet>(ref, 'study', this.namespace);
  }

  async list(ref: ResourceRef): Promise<KubernetesObject[]> {
    const { namespace } = this;
    return (await this.#cluster.client.list(ref, { namespace })).items;
  }

  /** Resolves with the notebook when it runs. */
  running() {
    return eventually(async () => {
      const notebook = await this.get();
      const { readyReplicas, containerState } = notebook.status ?? {};
      if (readyReplicas !== 1 || !containerState?.running) {
        throw new Error(`does not run: ${JSON.stringify(notebook.status)}`);
      }
      return notebook;
    });
  }
}
