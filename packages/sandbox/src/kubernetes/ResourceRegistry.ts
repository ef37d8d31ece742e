import { StructuralSchema } from './schemas/StructuralSchema';

/** One served version of a kind. */
export interface ServedVersion {
  readonly name: string;
  /** Kinds without a schema keep whatever they are given. */
  readonly schema?: StructuralSchema;
}

/** A kind that the server serves. */
export interface ResourceDefinition {
  readonly group: string;
  readonly plural: string;
  readonly singular: string;
  readonly kind: string;
  readonly listKind: string;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly namespaced: boolean;
  /** The preferred version first. */
  readonly versions: readonly ServedVersion[];
  readonly subresources: readonly string[];
  /** Whether a change of the specification counts up `metadata.generation`. */
  readonly generation: boolean;
  /** Custom resources refuse an update without resourceVersion; built-in kinds take it as unconditional. */
  readonly custom: boolean;
  /** What a name may look like. */
  readonly names: 'subdomain' | 'label' | 'path';
}

/** The store's table of a kind; all versions share it. */
export function tableOf(resource: { group: string; plural: string }): string {
  return `${resource.group}/${resource.plural}`;
}

/** What is served at this moment: built-in kinds and those of the CRDs. */
export class ResourceRegistry {
  readonly #resources = new Map<string, ResourceDefinition>();

  private constructor() {}

  static create(builtIn: readonly ResourceDefinition[]) {
    const registry = new ResourceRegistry();
    for (const resource of builtIn) {
      registry.add(resource);
    }
    return registry;
  }

  add(resource: ResourceDefinition) {
    this.#resources.set(tableOf(resource), resource);
  }

  remove(resource: { group: string; plural: string }) {
    this.#resources.delete(tableOf(resource));
  }

  find(group: string, version: string, plural: string) {
    const resource = this.get({ group, plural });
    return resource?.versions.some(it => it.name === version)
      ? resource
      : undefined;
  }

  get(resource: { group: string; plural: string }) {
    return this.#resources.get(tableOf(resource));
  }

  all(): readonly ResourceDefinition[] {
    return [...this.#resources.values()];
  }

  byTable(table: string): ResourceDefinition | undefined {
    return this.#resources.get(table);
  }

  byKind(apiVersion: string, kind: string): ResourceDefinition | undefined {
    const [group, version] = apiVersion.includes('/')
      ? apiVersion.split('/')
      : ['', apiVersion];
    return this.all().find(
      resource =>
        resource.kind === kind &&
        resource.group === group &&
        resource.versions.some(it => it.name === version),
    );
  }
}
