import { SandboxUser } from '../rbac/accounts';

/** What a fault concerns; everything, when empty. */
export interface FaultScope {
  /** A part of the path of the URL. */
  readonly path?: string;
  /** `notebooks`, `notebooks.kubeflow.org`, `pods/log`. */
  readonly resource?: string;
  /** As RBAC names it: `get`, `list`, `watch`, `patch` … */
  readonly verb?: string;
  /** Default: everybody but `admin`, as whom controllers and tests sign in. `*`: they, too. */
  readonly user?: SandboxUser | '*';
  /** Only answers that are open when the fault is set, or only those that begin later. Default: both. */
  readonly answers?: 'open' | 'new';
  /** Over after so many requests. */
  readonly count?: number;
  /** Over after so many seconds. */
  readonly seconds?: number;
}

/** What can go wrong between a cluster and those who ask it. */
export type Fault = FaultScope &
  (
    | {
        readonly fault: 'down';
        /** `reset`, the default, ends connections without an answer; `refuse` lets nobody connect, whatever the scope. */
        readonly mode?: 'refuse' | 'reset';
      }
    | {
        readonly fault: 'latency';
        readonly ms: number;
        /** Up to so much more or less. */
        readonly jitterMs?: number;
      }
    | { readonly fault: 'throttle'; readonly bytesPerSecond: number }
    /** 429 in plain text, as priority and fairness answers. */
    | {
        readonly fault: 'too-many-requests';
        readonly retryAfterSeconds?: number;
      }
    /** 429 to readers of custom resources, as after a start on existing data. */
    | { readonly fault: 'initializing'; readonly retryAfterSeconds?: number }
    | {
        readonly fault: 'error';
        readonly code?: number;
        /** How many of the requests, 0 to 1. Default: all. */
        readonly share?: number;
      }
    /** Connections are there but silent; watches that it caught stay silent for good, as after a lost NAT entry. */
    | { readonly fault: 'half-open' }
    /** Watches, or what `verb` says, end after so many more bytes, wherever that is. Default: 0. */
    | { readonly fault: 'cut'; readonly afterBytes?: number }
    /** RBAC takes the rights away; reviews of access say so, too. `path` does not count. Who is in system:masters keeps them. */
    | { readonly fault: 'forbidden' }
    /** A page, as a proxy with a login in front of a cluster answers. */
    | { readonly fault: 'html'; readonly code?: number }
    /** 410: an ERROR event in watches, open ones too, and a token for the rest in lists that are continued. */
    | { readonly fault: 'expired' }
    /** Once: history and pages that are being turned are forgotten, so that earlier revisions and tokens are expired. */
    | { readonly fault: 'compact' }
  );

/** The name of a fault. */
export type FaultName = Fault['fault'];
