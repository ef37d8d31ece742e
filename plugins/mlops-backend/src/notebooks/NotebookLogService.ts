import { InputError } from '@backstage/errors';
import type { KubernetesGateway } from '@mlops-portal/backstage-plugin-mlops-node';
import type { EntityContext } from '../entity';
import type { operations } from '../generated/types';
import type { Schemas } from '../openapi';
import type { NotebookFinder, NotebookPlace } from './NotebookFinder';
import { logText } from './log/logText';
import { selectContainer, whyNoLog } from './log/selectContainer';
import { toHttpError } from './toHttpError';

/** Which part of which log. @internal */
export type LogQuery = Partial<
  NonNullable<operations['GetNotebookLogs']['parameters']['query']>
>;

const LINES = 500;

/** What the containers of a notebook wrote. @internal */
export class NotebookLogService {
  readonly #gateway: KubernetesGateway;
  readonly #finder: NotebookFinder;

  private constructor(gateway: KubernetesGateway, finder: NotebookFinder) {
    this.#gateway = gateway;
    this.#finder = finder;
  }

  static create(options: {
    readonly gateway: KubernetesGateway;
    readonly finder: NotebookFinder;
  }): NotebookLogService {
    return new NotebookLogService(options.gateway, options.finder);
  }

  async logs(
    context: EntityContext,
    place: NotebookPlace,
    query: LogQuery,
  ): Promise<Schemas['Logs']> {
    const since = query.sinceTime && secondOf(query.sinceTime);
    const { notebook, list } = await this.#finder.locate(context, place);
    const pods = list.pods?.get(notebook.name) ?? [];
    const selected = selectContainer(notebook, pods, query);
    const { pod, container } = selected;
    const { previous = false, tailLines = LINES, timestamps = false } = query;
    const message = whyNoLog(selected, previous);
    if (message) {
      return { pod, container, lines: '', truncated: false, message };
    }
    const result = await this.#gateway.logs(
      {
        cluster: list.cluster,
        namespace: list.namespace,
        pod,
        container,
        previous,
        tailLines,
        timestamps: true,
        // One of them at a time, say clusters.
        sinceSeconds: since ? undefined : query.sinceSeconds,
        sinceTime: since,
      },
      { clusterToken: list.token, signal: context.signal },
    );
    if (result.status !== 'ok') {
      throw toHttpError(result, list.token);
    }
    const after = query.sinceTime;
    return {
      pod,
      container,
      ...logText(result.text, { tailLines, timestamps, after }),
    };
  }
}

const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{1,9})?Z$/;

function secondOf(time: string): string {
  const match = TIME.exec(time);
  if (!match || Number.isNaN(Date.parse(`${match[1]}Z`))) {
    throw new InputError(
      'sinceTime is no time in UTC such as 2026-01-31T12:00:00.5Z.',
    );
  }
  return `${match[1]}Z`;
}
