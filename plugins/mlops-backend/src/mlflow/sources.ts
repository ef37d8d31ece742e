import {
  isMlflowError,
  MlflowFailure,
} from '@mlops-portal/backstage-plugin-mlops-node';
import type { Source } from './types';

const STATUS = {
  unauthorized: 'unauthorized',
  forbidden: 'forbidden',
  unreachable: 'unreachable',
  timeout: 'unreachable',
  'not-mlflow': 'unreachable',
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
  const { failure, message } = error;
  return { status: STATUS[failure], message };
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
  addError(server: string, error: unknown) {
    this.add({ server, ...describeFailure(error) });
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

  list(): Source[] {
    return [...this.#sources.values()];
  }
}
