import { KubernetesObject } from '../KubernetesObject';

/** Enough for the pages that clients of a sandbox turn at the same time. */
const maxSnapshots = 100;

/** Lists that are being paged through, by revision: every page shows the cluster as it was at the first. */
export class ListSnapshots {
  readonly #snapshots = new Map<
    string,
    { objects: readonly KubernetesObject[]; until: number }
  >();
  readonly #now: () => Date;
  readonly #lifetime: number;

  private constructor(now: () => Date, lifetime: number) {
    this.#now = now;
    this.#lifetime = lifetime;
  }

  /** Five minutes is when the real server compacts its history. */
  static create(options: { now: () => Date; lifetimeSeconds?: number }) {
    const { now, lifetimeSeconds = 300 } = options;
    return new ListSnapshots(now, lifetimeSeconds * 1000);
  }

  get(key: string) {
    const snapshot = this.#snapshots.get(key);
    return snapshot && this.#now().getTime() < snapshot.until
      ? snapshot.objects
      : undefined;
  }

  keep(key: string, objects: readonly KubernetesObject[]) {
    // Turning pages does not make the first one younger.
    const until = this.get(key)
      ? this.#snapshots.get(key)!.until
      : this.#now().getTime() + this.#lifetime;
    this.#snapshots.delete(key);
    this.#snapshots.set(key, { objects, until });
    if (this.#snapshots.size > maxSnapshots) {
      const [oldest] = this.#snapshots.keys();
      this.#snapshots.delete(oldest);
    }
  }

  clear() {
    this.#snapshots.clear();
  }
}
