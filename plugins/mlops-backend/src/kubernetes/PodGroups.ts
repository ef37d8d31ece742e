import type { KubernetesObject } from '@mlops-portal/backstage-plugin-mlops-common';

/** The Pods of a namespace by the object that they belong to. @internal */
export class PodGroups {
  readonly #pods: ReadonlyMap<string, readonly KubernetesObject[]>;

  private constructor(pods: ReadonlyMap<string, readonly KubernetesObject[]>) {
    this.#pods = pods;
  }

  /** Each Pod has the name of its object in a label. */
  static create(pods: readonly KubernetesObject[], label: string): PodGroups {
    const groups = new Map<string, KubernetesObject[]>();
    for (const pod of pods) {
      const name = pod.metadata?.labels?.[label] ?? '';
      const group = groups.get(name);
      if (group) {
        group.push(pod);
      } else {
        groups.set(name, [pod]);
      }
    }
    return new PodGroups(groups);
  }

  of(object: KubernetesObject): readonly KubernetesObject[] {
    return this.#pods.get(object.metadata?.name ?? '') ?? [];
  }
}
