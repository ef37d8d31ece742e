import type { Pod } from '@mlops-portal/backstage-plugin-mlops-common';

const NOTHING: readonly Pod[] = [];

/** The Pods of a namespace by the object that they belong to. @internal */
export class PodGroups {
  /** Of lists of Pods that have not changed since. */
  static readonly #known = new WeakMap<readonly Pod[], PodGroups>();
  readonly #pods: ReadonlyMap<string, readonly Pod[]>;

  private constructor(pods: ReadonlyMap<string, readonly Pod[]>) {
    this.#pods = pods;
  }

  /** Each Pod has the name of its object in a label. */
  static of(pods: readonly Pod[], label: string): PodGroups {
    const known = PodGroups.#known.get(pods);
    if (known) {
      return known;
    }
    const groups = new Map<string, Pod[]>();
    for (const pod of pods) {
      const name = pod.labels[label] ?? '';
      const group = groups.get(name);
      if (group) {
        group.push(pod);
      } else {
        groups.set(name, [pod]);
      }
    }
    const created = new PodGroups(groups);
    PodGroups.#known.set(pods, created);
    return created;
  }

  get(name: string): readonly Pod[] {
    return this.#pods.get(name) ?? NOTHING;
  }
}
