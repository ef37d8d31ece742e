import { KubernetesObject, ResourceRef } from '../../kubernetes';
import { conditionOf, resources } from '../../cluster';
import { eventually } from '../../cluster/__testUtils__/eventually';
import { TestCluster } from '../../cluster/__testUtils__/TestCluster';
import { InferenceService, PredictorSpec } from '../inferenceServiceObjects';

export const modelUri = 's3://mlflow-artifacts/1/4c1f0a/artifacts/model';

/** The InferenceService `churn` in a namespace of its own, and what becomes of it. */
export class TestService {
  readonly #cluster: TestCluster;
  readonly namespace: string;

  private constructor(cluster: TestCluster, namespace: string) {
    this.#cluster = cluster;
    this.namespace = namespace;
  }

  static async in(cluster: TestCluster): Promise<TestService> {
    return new TestService(cluster, await cluster.namespace());
  }

  create(
    predictor: object,
    metadata: Partial<KubernetesObject['metadata']> = {},
  ) {
    return this.#cluster.client.create(resources.inferenceServices, {
      apiVersion: 'serving.kserve.io/v1beta1',
      kind: 'InferenceService',
      metadata: { name: 'churn', namespace: this.namespace, ...metadata },
      spec: { predictor },
    });
  }

  createModel(
    model: Partial<PredictorSpec['model']>,
    metadata?: Partial<KubernetesObject['metadata']>,
  ) {
    return this.create({ model: { storageUri: modelUri, ...model } }, metadata);
  }

  get() {
    const ref = resources.inferenceServices;
    return this.#cluster.get<InferenceService>(ref, 'churn', this.namespace);
  }

  patchModel(model: object) {
    return this.#patch({ spec: { predictor: { model } } });
  }

  /** Sets the annotation that stops, or removes it. */
  stop(value: string | null) {
    const annotations = { 'serving.kserve.io/stop': value };
    return this.#patch({ metadata: { annotations } });
  }

  #patch(change: object) {
    const target = { name: 'churn', namespace: this.namespace };
    const ref = resources.inferenceServices;
    return this.#cluster.client.mergePatch(ref, target, change);
  }

  async list(ref: ResourceRef): Promise<KubernetesObject[]> {
    const { namespace } = this;
    return (await this.#cluster.client.list(ref, { namespace })).items;
  }

  /** Events about the service, each in one line. */
  async events(): Promise<string[]> {
    const events = await this.#cluster.events(this.namespace, 'churn');
    return events.map(
      ({ type, reason, message }) => `${type} ${reason}: ${message}`,
    );
  }

  /** Resolves with the service when it serves its present spec. */
  ready() {
    return eventually(async () => {
      const service = await this.get();
      const { status } = service;
      if (
        conditionOf(status, 'Ready')?.status !== 'True' ||
        status?.modelStatus?.transitionStatus !== 'UpToDate'
      ) {
        throw new Error(`is not ready: ${JSON.stringify(status)}`);
      }
      return service;
    });
  }
}
