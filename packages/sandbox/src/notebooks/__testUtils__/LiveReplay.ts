import { KubernetesObject } from '../../kubernetes';
import { resources } from '../../cluster';
import {
  LiveRecord,
  liveRecord,
  withoutTimes,
} from '../../cluster/__testUtils__/liveRecords';
import { TestCluster } from '../../cluster/__testUtils__/TestCluster';
import { Notebook } from '../notebookObjects';

/** Registries of the records, and those of the sandbox that answer as they did. */
const registries: Readonly<Record<string, string>> = {
  'image-x509': 'registry.self-signed.example',
  'image-no-such-host': 'registry.typo.invalid',
};

interface NotebookRecord extends LiveRecord {
  readonly scenario?: string;
  readonly objects: LiveRecord['objects'] &
    Record<string, KubernetesObject[] | undefined> & {
      readonly namespace?: KubernetesObject;
    };
}

const kinds = {
  serviceAccounts: { group: '', version: 'v1', plural: 'serviceaccounts' },
  limitRanges: { group: '', version: 'v1', plural: 'limitranges' },
  resourceQuotas: resources.resourceQuotas,
  pvcs: resources.persistentVolumeClaims,
  podDefaults: {
    group: 'kubeflow.org',
    version: 'v1alpha1',
    plural: 'poddefaults',
  },
} as const;

/** Names of places and times differ, texts do not. A first pull is no difference of the controllers. */
function normalised(message: string) {
  return (
    message
      .replace(/nb-[a-z0-9-]+\//g, 'NS/')
      .replace(/test-\d+\//g, 'NS/')
      .replace(/(nb-[a-z0-9-]+|test-\d+)\([-0-9a-f]{36}\)/g, 'NS(UID)')
      .replace(/ to worker-\d/, '')
      .replace(/back-off \S+ /, 'back-off ')
      .replace(/0x[0-9a-f]+/g, 'POINTER')
      // Real Pods have a mount more: that of the service account's token.
      .replace(/(Pod .*volumeMounts)\[\d+\]/, '$1[N]')
      .replace(/on 10\.\S+: no such host/, 'on DNS: no such host')
      .replace(/"([-\w]+)-[0-9a-f]{10}": must be/, '"$1-HASH": must be')
      .replace(
        /Container image ("[^"]+") already present.*|Successfully pulled image ("[^"]+").*/,
        'Pulled $1$2',
      )
  );
}

/** Lists in a refusal come in any order. */
const sorted = (text: string) =>
  text.replace(
    /\[(.*)\]/,
    (_, list: string) =>
      `[${list
        .split(/, (?=maximum|minimum|cpu|memory)/)
        .sort()
        .join(', ')}]`,
  );

/** What lies on a volume's way, or is said by a kubelet that the recording played with pauses of its own. */
const irrelevant = /AttachVolume|combined from similar|ExternalProvisioning/;

const textsOf = (events: readonly { reason: string; message: string }[]) => [
  ...new Set(
    events
      .map(({ reason, message }) => `${reason}: ${sorted(normalised(message))}`)
      .filter(each => !irrelevant.test(each)),
  ),
];

function statusOf(status: Notebook['status']) {
  const { waiting } = status?.containerState ?? {};
  return (
    status && {
      conditions: withoutTimes(status.conditions),
      readyReplicas: status.readyReplicas,
      states: Object.keys(status.containerState ?? {}),
      waiting: waiting && {
        ...waiting,
        message: normalised(waiting.message ?? ''),
      },
    }
  );
}

/** A recorded notebook and what it met, once more in the sandbox. */
export class LiveReplay {
  readonly #cluster: TestCluster;
  readonly #record: NotebookRecord;
  readonly #namespace: string;

  private constructor(
    cluster: TestCluster,
    record: NotebookRecord,
    namespace: string,
  ) {
    this.#cluster = cluster;
    this.#record = record;
    this.#namespace = namespace;
  }

  static async of(cluster: TestCluster, name: string): Promise<LiveReplay> {
    const record = read(name);
    const { namespace, notebook } = record.objects;
    const place = await cluster.namespace({
      labels: namespace?.metadata.labels,
      accounts: [],
    });
    const replay = new LiveReplay(cluster, record, place);
    for (const [kind, ref] of Object.entries(kinds)) {
      for (const object of record.objects[kind] ?? []) {
        if (object.metadata.name !== 'default' || kind !== 'serviceAccounts') {
          await cluster.client.create(ref, replay.#placed(object));
        }
      }
    }
    if (name === 'config-error-key') {
      await cluster.client.create(
        resources.secrets,
        replay.#placed({
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: { name: 'mlflow-credentials' },
        }),
      );
    }
    await cluster.client.create(resources.notebooks, {
      ...replay.#placed(notebook),
      apiVersion: 'kubeflow.org/v1',
      kind: 'Notebook',
    });
    return replay;
  }

  recordedStatus() {
    return statusOf((this.#record.objects.notebook as Notebook).status);
  }

  recordedTexts(): string[] {
    const { events } = this.#record.objects;
    return textsOf(
      events.filter(
        ({ involvedObject, reason }) =>
          involvedObject.kind === 'Notebook' &&
          !irrelevant.test(reason) &&
          // The recording's kubelet says so also of what never started.
          !(
            reason === 'Started' && this.#record.scenario === 'start-error-128'
          ),
      ),
    );
  }

  async status() {
    const notebook = await this.#cluster.get<Notebook>(
      resources.notebooks,
      this.#record.objects.notebook.metadata.name,
      this.#namespace,
    );
    return statusOf(notebook.status);
  }

  async texts(): Promise<string[]> {
    const { name } = this.#record.objects.notebook.metadata;
    return textsOf(await this.#cluster.events(this.#namespace, name));
  }

  /** As somebody would apply it: without what the server had written. */
  #placed(object: KubernetesObject): KubernetesObject {
    const { name, labels, annotations } = object.metadata;
    const { status: _status, ...rest } = object;
    const spec = { ...(rest.spec as object), volumeName: undefined };
    const given = Object.entries(annotations ?? {}).filter(
      ([key]) => !/kubernetes\.io|last-activity|last_activity/.test(key),
    );
    return {
      ...rest,
      ...(rest.spec ? { spec: withoutClass(spec) } : {}),
      metadata: {
        name,
        namespace: this.#namespace,
        ...(labels ? { labels } : {}),
        annotations: Object.fromEntries(given),
      },
    };
  }
}

/** The record's storage classes are not the sandbox's. */
function withoutClass(spec: object): object {
  return { ...spec, storageClassName: undefined };
}

function read(name: string): NotebookRecord {
  const record = liveRecord<NotebookRecord>(`notebooks/${name}`);
  const other = registries[name];
  const image = (record.objects.notebook as Notebook).spec.template.spec
    .containers[0].image;
  const host = image?.split('/')[0] ?? '';
  return other
    ? JSON.parse(JSON.stringify(record).replaceAll(host, other))
    : record;
}
