import {
  KubernetesApiError,
  type FoundResource,
  type KubernetesClient,
  type KubernetesObject,
} from '../kubernetes';
import { desiredPatch, isFulfilled } from './desiredPatch';
import { applyOrder } from './kinds';
import { LiveObjects, type LiveObject } from './LiveObjects';
import {
  messageOf,
  readManifests,
  type GitopsProblem,
  type Manifest,
} from './readManifests';
import {
  identityOf,
  identityText,
  isKeptWhenPruning,
  lastAppliedAnnotation,
  readLastApplied,
  trackingAnnotation,
  trackingId,
} from './tracking';

interface Desired extends Manifest {
  readonly key: string;
  readonly resource: FoundResource;
}

/** The name that Argo CD writes under. */
const fieldManager = 'argocd-controller';

/** Makes the cluster as the files of one commit say. */
export class ClusterSync {
  readonly #client: KubernetesClient;
  readonly #repository: string;
  readonly #liveObjects: LiveObjects;
  /** What an object looked like after it was applied: as long as both sides are the same there is nothing to do. */
  readonly #settled = new Map<string, string>();

  private constructor(client: KubernetesClient, repository: string) {
    this.#client = client;
    this.#repository = repository;
    this.#liveObjects = LiveObjects.create(client);
  }

  static create(options: {
    client: KubernetesClient;
    repository: string;
  }): ClusterSync {
    return new ClusterSync(options.client, options.repository);
  }

  async run(
    files: ReadonlyMap<string, string>,
    signal: AbortSignal,
  ): Promise<GitopsProblem[]> {
    const { manifests, problems } = readManifests(files);
    const live = await this.#liveObjects.list();
    const desired = await this.#resolve(manifests, problems);
    for (const item of desired.values()) {
      if (signal.aborted) {
        return problems;
      }
      try {
        await this.#apply(item, live.get(item.key));
      } catch (error) {
        problems.push({ file: item.file, message: describe(item, error) });
      }
    }
    await this.#prune({ live, desired, problems, signal });
    return problems;
  }

  /** In the order of applying. Two files that claim one object would take turns for ever: the second one is a problem. */
  async #resolve(
    manifests: readonly Manifest[],
    problems: GitopsProblem[],
  ): Promise<Map<string, Desired>> {
    const desired = new Map<string, Desired>();
    const sorted = [...manifests].sort(
      (one, other) =>
        applyOrder(one.object.kind) - applyOrder(other.object.kind),
    );
    for (const { file, object } of sorted) {
      const { apiVersion, kind, metadata } = object;
      const report = (message: string) => problems.push({ file, message });
      try {
        const resource = await this.#liveObjects.resourceOf({
          apiVersion,
          kind,
        });
        const namespace = resource.namespaced
          ? metadata.namespace ?? file.split('/')[1]
          : undefined;
        const placed = withNamespace(object, namespace);
        const key = identityText(identityOf(placed));
        const rival = desired.get(key);
        if (rival) {
          report(`${kind} ${metadata.name} is already given by ${rival.file}`);
        } else {
          desired.set(key, { file, object: placed, key, resource });
        }
      } catch (error) {
        report(`${kind} ${metadata.name}: ${messageOf(error)}`);
      }
    }
    return desired;
  }

  async #apply(item: Desired, live: LiveObject | undefined): Promise<void> {
    const { key, file, object } = item;
    const text = `${file}\n${JSON.stringify(object)}`;
    const state = `${live?.object.metadata.resourceVersion}\n${text}`;
    if (live && this.#settled.get(key) === state) {
      return;
    }
    const applied = live
      ? await this.#change(item, live.object)
      : await this.#create(item);
    this.#settled.set(key, `${applied.metadata.resourceVersion}\n${text}`);
  }

  async #create(item: Desired): Promise<KubernetesObject> {
    const { ref } = item.resource;
    try {
      return await this.#client.create(ref, this.#marked(item), {
        fieldManager,
      });
    } catch (error) {
      // Somebody created it since the list was taken.
      const { name, namespace } = item.object.metadata;
      const existing = isConflict(error)
        ? await this.#client.get(ref, name, namespace)
        : undefined;
      if (!existing) {
        throw error;
      }
      return this.#change(item, existing);
    }
  }

  async #change(
    item: Desired,
    live: KubernetesObject,
  ): Promise<KubernetesObject> {
    const previous = readLastApplied(live, this.#repository)?.object;
    const patch = desiredPatch(previous, this.#marked(item));
    if (live.metadata.deletionTimestamp || isFulfilled(live, patch)) {
      return live;
    }
    return this.#client.mergePatch(item.resource.ref, live.metadata, patch, {
      fieldManager,
    });
  }

  async #prune(options: {
    live: ReadonlyMap<string, LiveObject>;
    desired: ReadonlyMap<string, Desired>;
    problems: GitopsProblem[];
    signal: AbortSignal;
  }): Promise<void> {
    const { live, desired, problems, signal } = options;
    // A typing error in a file must not delete what an earlier version of the file has created.
    const broken = new Set(problems.map(({ file }) => file));
    const superfluous = [...live].filter(([key, { object }]) => {
      const applied = readLastApplied(object, this.#repository);
      return (
        applied !== undefined &&
        !desired.has(key) &&
        !broken.has(applied.file) &&
        !isKeptWhenPruning(object) &&
        !object.metadata.deletionTimestamp
      );
    });
    superfluous.sort(
      ([, one], [, other]) =>
        applyOrder(other.object.kind) - applyOrder(one.object.kind),
    );
    for (const [key, { object, resource }] of superfluous) {
      if (signal.aborted) {
        return;
      }
      try {
        await this.#client.delete(resource.ref, object.metadata);
        this.#settled.delete(key);
      } catch (error) {
        problems.push({ file: '', message: describe({ object }, error) });
      }
    }
  }

  #marked({ file, object }: Desired): KubernetesObject {
    const applied = { repository: this.#repository, file, object };
    return {
      ...object,
      metadata: {
        ...object.metadata,
        annotations: {
          ...object.metadata.annotations,
          [trackingAnnotation]: trackingId(file, identityOf(object)),
          [lastAppliedAnnotation]: JSON.stringify(applied),
        },
      },
    };
  }
}

function withNamespace(
  object: KubernetesObject,
  namespace: string | undefined,
): KubernetesObject {
  const { namespace: _given, ...metadata } = object.metadata;
  return {
    ...object,
    metadata: namespace === undefined ? metadata : { ...metadata, namespace },
  };
}

function describe(
  { object }: { object: KubernetesObject },
  error: unknown,
): string {
  return `${object.kind} ${object.metadata.name}: ${messageOf(error)}`;
}

function isConflict(error: unknown): boolean {
  return error instanceof KubernetesApiError && error.code === 409;
}
