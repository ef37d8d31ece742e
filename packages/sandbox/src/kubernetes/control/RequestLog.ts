import { ServerResponse } from 'node:http';
import { SandboxUser } from '../rbac/accounts';
import { RequestFacts } from '../faults';

/** Which requests; all of them when empty. */
export interface RequestFilter {
  readonly user?: SandboxUser | 'unknown';
  readonly verb?: string;
  /** With its group, as `notebooks.kubeflow.org`; a path for what is no resource. */
  readonly resource?: string;
}

interface RequestKind {
  readonly user: SandboxUser | 'unknown';
  readonly verb: string;
  readonly resource: string;
}

/** What was asked of the server since the counters were reset. */
export interface RequestCounts {
  readonly since: string;
  readonly seconds: number;
  readonly total: number;
  readonly perMinute: number;
  readonly requests: readonly (RequestKind & { readonly count: number })[];
  /** Watches that are open now, whenever they began. */
  readonly openWatches: readonly (RequestKind & { readonly count: number })[];
}

/** Counts requests by who asks, verb and resource, whatever becomes of them. */
export interface Requests {
  counts(filter?: RequestFilter): RequestCounts;
  reset(): void;
}

type Counter = Map<string, RequestKind & { count: number }>;

function add(counter: Counter, kind: RequestKind, change: 1 | -1) {
  const key = `${kind.user} ${kind.verb} ${kind.resource}`;
  const entry = counter.get(key) ?? { ...kind, count: 0 };
  entry.count += change;
  counter.set(key, entry);
}

function select(counter: Counter, filter: RequestFilter) {
  return [...counter.values()]
    .filter(
      ({ count, user, verb, resource }) =>
        count > 0 &&
        (filter.user === undefined || user === filter.user) &&
        (filter.verb === undefined || verb === filter.verb) &&
        (filter.resource === undefined || resource === filter.resource),
    )
    .map(entry => ({ ...entry }));
}

/** The counters of one server. */
export class RequestLog implements Requests {
  readonly #now: () => Date;
  readonly #requests: Counter = new Map();
  readonly #watches: Counter = new Map();
  #since: Date;

  private constructor(now: () => Date) {
    this.#now = now;
    this.#since = now();
  }

  static create(options: { now: () => Date }) {
    return new RequestLog(options.now);
  }

  record({ account, verb, resource }: RequestFacts, response: ServerResponse) {
    const kind = { user: account ?? 'unknown', verb, resource } as const;
    add(this.#requests, kind, 1);
    if (verb === 'watch') {
      add(this.#watches, kind, 1);
      response.on('close', () => add(this.#watches, kind, -1));
    }
  }

  counts(filter: RequestFilter = {}): RequestCounts {
    const requests = select(this.#requests, filter);
    const total = requests.reduce((sum, { count }) => sum + count, 0);
    const seconds = (this.#now().getTime() - this.#since.getTime()) / 1000;
    return {
      since: this.#since.toISOString(),
      seconds,
      total,
      perMinute: seconds > 0 ? (total / seconds) * 60 : 0,
      requests,
      openWatches: select(this.#watches, filter),
    };
  }

  reset() {
    this.#requests.clear();
    this.#since = this.#now();
  }
}
