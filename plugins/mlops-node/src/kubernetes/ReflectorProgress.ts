import type { KubernetesResource } from '@mlops-portal/backstage-plugin-mlops-common';
import type { Clock } from './Clock';
import { ClusterBackoff } from './ClusterBackoff';
import type { ReflectorHealth } from './ReflectorHealth';
import type { ReflectorOutcome } from './ReflectorOutcome';
import { isOlder } from './compareVersions';

/** @internal */
export interface ReflectorProgressOptions {
  /** The same thing, the newest version first; at least one. */
  readonly resources: readonly KubernetesResource[];
  /** Shared by all that watch the cluster. */
  readonly backoff: ClusterBackoff;
  readonly clock: Clock;
  readonly health: ReflectorHealth;
  readonly random: () => number;
  /** Told when what is known may no longer be shown. */
  readonly onLost: () => void;
}

/** After which what a cluster lacks or refuses is tried again. */
const RETRY_MS = 60_000;

/** How far a reflector has come, and how it goes on after a failure. @internal */
export class ReflectorProgress {
  readonly #options: ReflectorProgressOptions;
  /** Of this kind, which may fail while others of the cluster are well. */
  readonly #ownBackoff: ClusterBackoff;
  #resource = 0;
  #version: string | undefined;
  #doubtful = false;
  #expirations = 0;

  constructor(options: ReflectorProgressOptions) {
    this.#options = options;
    this.#ownBackoff = new ClusterBackoff(options.clock, options.random);
  }

  get resource(): KubernetesResource {
    return this.#options.resources[this.#resource];
  }

  /** Where the next watch begins; absent when a list is needed first. */
  get version(): string | undefined {
    return this.#version;
  }

  /** Whether the cluster is asked for a sign of life before the next watch. */
  get doubtful(): boolean {
    return this.#doubtful;
  }

  /** A list was read to its end. */
  listed(version: string | undefined) {
    this.#version = version ?? '';
    this.#expirations = 0;
    this.alive();
  }

  /** A watch told something of this version. */
  proceeded(version: unknown) {
    if (
      typeof version === 'string' &&
      version !== '' &&
      !isOlder(version, this.#version ?? '')
    ) {
      this.#version = version;
    }
    this.alive();
  }

  /** The cluster gave a sign of life: what is known goes on being true, but no watch has worked yet. */
  answered() {
    this.#doubtful = false;
    this.#options.health.alive();
  }

  /** A list, or a watch, worked. */
  alive() {
    this.answered();
    this.#options.backoff.succeeded();
    this.#ownBackoff.succeeded();
  }

  /** Turns to an older version of the resource; false when there is none. */
  tryOlder(): boolean {
    if (this.#resource + 1 < this.#options.resources.length) {
      this.#resource += 1;
      return true;
    }
    return false;
  }

  /** Takes note of what came of a step; gives how long to wait for the next, in milliseconds. */
  waitAfter(outcome: ReflectorOutcome): number {
    const { backoff, health } = this.#options;
    if (outcome.status === 'ok') {
      return 0;
    }
    if (outcome.status === 'hasty') {
      return backoff.failed();
    }
    health.failed(
      outcome.status === 'watch-refused'
        ? { status: 'forbidden', message: outcome.message }
        : outcome,
    );
    switch (outcome.status) {
      case 'expired':
        return this.#waitAfterExpiration();
      case 'unreachable':
        return this.#waitAfterTrouble(outcome.retryAfterMs);
      case 'watch-refused':
        return this.#waitForRights();
      default:
        // Who may no longer read has nothing to show.
        health.lost();
        this.#options.onLost();
        return this.#waitForRights();
    }
  }

  #waitAfterExpiration(): number {
    this.#version = undefined;
    this.#expirations += 1;
    return this.#expirations > 1 ? this.#options.backoff.failed() : 0;
  }

  #waitAfterTrouble(retryAfterMs = 0): number {
    const { backoff, random } = this.#options;
    this.#doubtful = true;
    return Math.max(
      backoff.failed(),
      this.#ownBackoff.failed(),
      retryAfterMs * (1 + random() / 10),
    );
  }

  /** Also for a kind that is not installed: then from the newest version on. */
  #waitForRights(): number {
    this.#version = undefined;
    this.#resource = 0;
    return RETRY_MS * (0.9 + this.#options.random() / 5);
  }
}
