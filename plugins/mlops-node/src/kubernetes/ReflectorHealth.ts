import type { Clock } from './Clock';
import type { KubernetesFailure } from './KubernetesGateway';
import type { KubernetesExpired } from './KubernetesRequests';
import type { SourceState } from './SourceState';

/** What is known of how a reflector fares. @internal */
export class ReflectorHealth {
  readonly #clock: Clock;
  readonly #cluster: string;
  readonly #first: Promise<void>;
  #resolveFirst = () => {};
  #synced = false;
  #failure: KubernetesFailure | undefined;
  #aliveAt = 0;
  #progressing = false;
  #lastEventAt: number | undefined;
  #lastError: { readonly at: string; readonly message: string } | undefined;
  #restarts = 0;

  constructor(clock: Clock, cluster: string) {
    this.#clock = clock;
    this.#cluster = cluster;
    this.#first = new Promise(resolve => {
      this.#resolveFirst = resolve;
    });
  }

  get state(): SourceState {
    if (!this.#synced) {
      return (
        this.#failure ?? {
          status: 'unreachable',
          message: `Cluster "${this.#cluster}" has not answered yet.`,
        }
      );
    }
    return this.#failure
      ? {
          status: 'stale',
          asOf: this.#text(this.#aliveAt),
          message: this.#failure.message,
        }
      : { status: 'live', asOf: this.#text(this.#clock.now()) };
  }

  /** Resolves once there is a first list, or a reason why there is none. */
  get known(): Promise<void> {
    return this.#first;
  }

  /** Whether the first list is on its way. */
  get progressing(): boolean {
    return this.#progressing;
  }

  get lastEventAt(): string | undefined {
    return this.#lastEventAt === undefined
      ? undefined
      : this.#text(this.#lastEventAt);
  }

  get lastError() {
    return this.#lastError;
  }

  /** How often it had to begin again because of an error. */
  get restarts(): number {
    return this.#restarts;
  }

  progress() {
    this.#progressing = true;
  }

  event() {
    this.#lastEventAt = this.#clock.now();
  }

  alive() {
    this.#synced = true;
    this.#failure = undefined;
    this.#aliveAt = this.#clock.now();
    this.#resolveFirst();
  }

  failed(failure: KubernetesFailure | KubernetesExpired) {
    const at = this.#text(this.#clock.now());
    this.#restarts += 1;
    this.#lastError = { at, message: failure.message };
    // What has expired is only asked for again.
    if (failure.status !== 'expired') {
      const { status, message } = failure;
      this.#failure = { status, message };
      this.#resolveFirst();
    }
  }

  /** There is nothing any more that could be out of date. */
  lost() {
    this.#synced = false;
  }

  #text(time: number): string {
    return new Date(time).toISOString();
  }
}
