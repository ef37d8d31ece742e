import {
  isMlflowError,
  type MlflowFailure,
  type MlflowServerConfig,
  type MlflowStaleAnswer,
} from '@mlops-portal/backstage-plugin-mlops-node';
import type { Source } from './types';

const STATUS = {
  unauthorized: 'unauthorized',
  forbidden: 'forbidden',
  unreachable: 'unreachable',
  timeout: 'unreachable',
  'not-mlflow': 'unreachable',
  unsupported: 'unreachable',
  'too-large': 'unreachable',
  failed: 'unreachable',
  'not-found': 'refused',
  rejected: 'refused',
} as const satisfies Record<MlflowFailure, Source['status']>;

/** Throws on whatever is no failure of MLflow. @internal */
export function describeFailure(error: unknown) {
  if (!isMlflowError(error)) {
    throw error;
  }
  const { failure, message, hint } = error;
  return { status: STATUS[failure], message, hint };
}

/** What was looked at, and how that went; the same failure of the same server is said once. @internal */
export class SourceList {
  readonly #sources = new Map<string, Source>();
  readonly #asOf: string;

  constructor(now: Date) {
    this.#asOf = now.toISOString();
  }

  add(source: Omit<Source, 'asOf'>) {
    const key = `${source.server} ${source.annotation} ${source.message}`;
    this.#sources.set(key, { ...source, asOf: this.#asOf });
  }

  /** Failures of MLflow become data; anything else is a mistake of ours and thrown on. */
  addError({ id, auth }: MlflowServerConfig, error: unknown) {
    const { status, message } = describeFailure(error);
    const asked = auth.type === 'user' && status === 'unauthorized';
    const authProvider = asked ? auth.provider : undefined;
    this.add({ server: id, status, message, authProvider });
  }

  /** The server is fine unless something was said about its own state. */
  addOk(server: string) {
    const failed = [...this.#sources.values()].some(
      source => source.server === server && source.status !== 'refused',
    );
    if (!failed) {
      this.add({ server, status: 'ok' });
    }
  }

  addAll(sources: readonly Source[]) {
    for (const source of sources) {
      this.add(source);
    }
  }

  /** What was said, where servers that were silent are fine only as of an earlier time. */
  list(stale: ReadonlyMap<string, MlflowStaleAnswer> = new Map()): Source[] {
    return [...this.#sources.values()].map(source => {
      const older = source.server && stale.get(source.server);
      if (!older || source.status !== 'ok') {
        return source;
      }
      return {
        ...source,
        status: 'stale',
        message: describeFailure(older.error).message,
        asOf: new Date(older.answeredAt).toISOString(),
      };
    });
  }
}
