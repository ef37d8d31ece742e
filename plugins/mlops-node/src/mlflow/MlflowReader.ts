import type { MeasureOptions } from '../operations';
import { AnswerCache, type MlflowStaleAnswer } from './AnswerCache';
import { isMlflowError, MlflowError } from './MlflowError';
import { credentialsFor, type MlflowIdentity } from './MlflowIdentity';
import type { MlflowServerConfig } from './MlflowServerConfig';
import {
  isSilence,
  type MlflowRequest,
  MlflowTransport,
} from './MlflowTransport';
import { ServerFacts, type MlflowServerInfo } from './ServerFacts';

/** What every reading call takes. @public */
export interface MlflowReadOptions {
  readonly signal?: AbortSignal;
  /** Only for servers with workspaces; others are refused instead of answering for another workspace. */
  readonly workspace?: string;
  /** In whose name; needed for servers that want to know it. */
  readonly identity?: MlflowIdentity;
  /** Called where an older answer is used because the server is silent. */
  readonly onStale?: (stale: MlflowStaleAnswer) => void;
}

/** A call, before it is known who makes it. @internal */
export type MlflowQuestion = Omit<MlflowRequest, 'credentials' | 'headers'>;

/** How long answers are used again, in milliseconds. @internal */
export const KEEP = {
  /** Names, tags and owners: a revoked right ends as soon. */
  default: 10_000,
  /** What still runs writes metrics. */
  running: 3_000,
  /** What has ended changes only by hand. */
  ended: 5 * 60_000,
  /** Servers are replaced rarely. */
  facts: 10 * 60_000,
};

/** Asks one server in somebody's name, and remembers for a moment what it answered. @internal */
export class MlflowReader {
  readonly facts: ServerFacts;
  readonly #server: MlflowServerConfig;
  readonly #transport: MlflowTransport;
  readonly #answers = AnswerCache.create();

  private constructor(server: MlflowServerConfig, transport: MlflowTransport) {
    this.#server = server;
    this.#transport = transport;
    this.facts = ServerFacts.create();
  }

  static create(options: {
    server: MlflowServerConfig;
    fetch?: typeof fetch;
    measure?: MeasureOptions;
  }): MlflowReader {
    return new MlflowReader(options.server, MlflowTransport.create(options));
  }

  async read<T extends object>(
    question: MlflowQuestion,
    options: MlflowReadOptions,
    parse: (answer: object, bytes: number) => T,
    keepMs: (value: T) => number = () => KEEP.default,
  ): Promise<T> {
    const credentials = credentialsFor(this.#server, options.identity);
    const headers = await this.#workspaceHeaders(options);
    return this.#answers.get(
      {
        key: JSON.stringify([question, headers, credentials.sharedBy]),
        ask: async () => {
          const { value, bytes } = await this.#transport.request({
            ...question,
            headers,
            credentials,
          });
          return { value: parse(value, bytes), bytes };
        },
        keepMs,
        isSilence,
      },
      options,
    );
  }

  /** `undefined` when there is no such thing. */
  async readOne<T>(
    question: MlflowQuestion,
    options: MlflowReadOptions,
    parse: (answer: Readonly<Record<string, unknown>>) => T | undefined,
    keepMs: (thing: T) => number = () => KEEP.default,
  ): Promise<T | undefined> {
    try {
      const { thing } = await this.read(
        question,
        options,
        answer => ({ thing: parse(answer as Record<string, unknown>) }),
        found => (found.thing === undefined ? 0 : keepMs(found.thing)),
      );
      return thing;
    } catch (error) {
      if (isMlflowError(error) && error.failure === 'not-found') {
        return undefined;
      }
      throw error;
    }
  }

  /** A file as it comes; its body has to be read or cancelled. */
  async open(
    question: MlflowQuestion,
    options: MlflowReadOptions,
  ): Promise<Response> {
    const credentials = credentialsFor(this.#server, options.identity);
    const headers = await this.#workspaceHeaders(options);
    return this.#transport.open(
      { ...question, headers, credentials },
      options.signal,
    );
  }

  /** What the server is, as far as it says so. */
  async info(
    options: Pick<MlflowReadOptions, 'signal' | 'identity'>,
  ): Promise<MlflowServerInfo> {
    const credentials = credentialsFor(this.#server, options.identity);
    return this.#answers.get(
      {
        key: JSON.stringify(['info', credentials.sharedBy]),
        ask: async () => {
          const [workspaces, version] = await Promise.all([
            this.#transport
              .request({ path: '3.0/mlflow/server-info', credentials })
              .then(
                ({ value }) =>
                  (value as { workspaces_enabled?: unknown })
                    .workspaces_enabled === true,
                ifRefused(false),
              ),
            this.#transport
              .text({ path: 'version', root: 'server', credentials })
              .then(versionOf, ifRefused(undefined)),
          ]);
          return { value: { workspaces, version }, bytes: 100 };
        },
        keepMs: () => KEEP.facts,
        isSilence,
      },
      { signal: options.signal },
    );
  }

  /** A server without the feature answers 500 to the header, an older one ignores it and would show another team's runs. */
  async #workspaceHeaders(
    options: MlflowReadOptions,
  ): Promise<Record<string, string>> {
    const { workspace } = options;
    if (workspace === undefined) {
      return {};
    }
    const { workspaces } = await this.info(options);
    if (workspaces) {
      return { 'x-mlflow-workspace': workspace };
    }
    const { id } = this.#server;
    throw new MlflowError({
      server: id,
      failure: 'rejected',
      message: `MLflow server "${id}" has no workspaces, so that it has no workspace "${workspace}".`,
      hint: 'Start the server with --enable-workspaces (MLflow 3.10 and later), or name no workspace.',
    });
  }
}

/** Old servers do not know the call, and some let nobody make it. */
function ifRefused<T>(value: T) {
  return (error: unknown): T => {
    if (
      isMlflowError(error) &&
      ['unsupported', 'not-mlflow', 'forbidden', 'not-found'].includes(
        error.failure,
      )
    ) {
      return value;
    }
    throw error;
  };
}

/** Whatever else stands there is a page of something before the server. */
function versionOf(text: string): string | undefined {
  const version = text.trim();
  return /^\d+\.\d+[\w.+-]{0,40}$/.test(version) ? version : undefined;
}
