import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  type Notebook,
  type NotebookPhase,
  ownerOf,
  statefulSetResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type {
  KubernetesGateway,
  NotebooksConfig,
} from '@mlops-portal/backstage-plugin-mlops-node';
import type { EntityContext } from '../entity';
import type { Schemas } from '../openapi';
import type {
  LocatedNotebook,
  NotebookFinder,
  NotebookPlace,
} from './NotebookFinder';
import { resourceOf } from './resourceOf';
import { inServedVersion } from './inServedVersion';
import { SWITCHED_OFF } from './operate/operateOf';
import { toHttpError } from './toHttpError';

/** @internal */
export type Operation = 'start' | 'stop' | 'recreate';

/** @internal */
export interface NotebookOperatorOptions {
  readonly gateway: KubernetesGateway;
  readonly finder: NotebookFinder;
  readonly settings: NotebooksConfig;
  readonly now: () => Date;
}

const STOPPED = 'kubeflow-resource-stopped';
/** By this clusters tell later who did it. */
const FIELD_MANAGER = 'backstage-mlops';

/**
 * Starts, stops and recreates notebooks, with the rights of the portal or, where
 * users sign in to the cluster, with their own.
 *
 * @internal
 */
export class NotebookOperator {
  readonly #options: NotebookOperatorOptions;

  private constructor(options: NotebookOperatorOptions) {
    this.#options = options;
  }

  static create(options: NotebookOperatorOptions): NotebookOperator {
    return new NotebookOperator(options);
  }

  async operate(
    operation: Operation,
    context: EntityContext,
    place: NotebookPlace,
  ): Promise<Schemas['OperateResult']> {
    const { settings, finder } = this.#options;
    if (!settings.operate) {
      throw new NotAllowedError(SWITCHED_OFF);
    }
    const located = await finder.locate(context, place);
    if (located.notebook.deletedAt) {
      throw new ConflictError(`Notebook ${place.name} is being removed.`);
    }
    switch (operation) {
      case 'start':
        return this.#start(located, context.signal);
      case 'stop':
        return this.#stop(located, context.signal);
      default:
        return this.#recreate(located, context.signal);
    }
  }

  async #start(located: LocatedNotebook, signal: AbortSignal) {
    const { notebook } = located;
    if (!notebook.stopped) {
      throw new ConflictError(`Notebook ${notebook.name} is not stopped.`);
    }
    await this.#patch(located, stopPatch(located, null), signal);
    return answer('starting', 'Starting: it was asked to start just now.');
  }

  async #stop(located: LocatedNotebook, signal: AbortSignal) {
    const { notebook, list } = located;
    if (notebook.stopped) {
      throw new ConflictError(`Notebook ${notebook.name} is stopped already.`);
    }
    const time = this.#options.now().toISOString();
    // As the Jupyter Web App writes it, without milliseconds.
    const stoppedAt = time.replace(/\.\d+Z$/, 'Z');
    await this.#patch(located, stopPatch(located, stoppedAt), signal);
    return (list.pods?.get(notebook.name).length ?? 1) > 0
      ? answer('stopping', 'Stopping: its Pod is being shut down.')
      : answer('stopped', 'Stopped.');
  }

  async #patch(
    { notebook, list }: LocatedNotebook,
    patch: object,
    signal: AbortSignal,
  ): Promise<void> {
    const { cluster, namespace, token } = list;
    const result = await inServedVersion(resourceOf(list), resource =>
      this.#options.gateway.patch(
        {
          cluster,
          namespace,
          resource,
          name: notebook.name,
          patch,
          fieldManager: FIELD_MANAGER,
        },
        { clusterToken: token, signal },
      ),
    );
    if (result.status !== 'ok') {
      throw toHttpError(result, token);
    }
  }

  /** Looks at the StatefulSet of this moment: one of the same name may be somebody else's. */
  async #recreate(
    { notebook, list }: LocatedNotebook,
    signal: AbortSignal,
  ): Promise<Schemas['OperateResult']> {
    if (list.workspaces) {
      throw new ConflictError(
        `${notebook.name} is a Workspace: stop it and start it again, which does the same.`,
      );
    }
    const { gateway } = this.#options;
    const { cluster, namespace, token } = list;
    const options = { clusterToken: token, signal };
    const statefulSet = {
      cluster,
      namespace,
      resource: statefulSetResource,
      name: notebook.name,
    };
    const current = await gateway.get(statefulSet, options);
    if (current.status === 'not-installed') {
      throw new ConflictError(
        `Notebook ${notebook.name} has no StatefulSet to recreate.`,
      );
    }
    if (current.status !== 'ok') {
      throw toHttpError(current, token);
    }
    const uid = current.object.metadata?.uid;
    if (!uid || !isOwnedBy(current.object, notebook)) {
      throw new ConflictError(
        `StatefulSet ${notebook.name} does not belong to the notebook, and is left alone.`,
      );
    }
    const result = await gateway.delete({ ...statefulSet, uid }, options);
    if (result.status !== 'ok' && result.status !== 'not-installed') {
      throw toHttpError(result, token);
    }
    return notebook.stopped
      ? answer('stopped', 'Stopped. It is made anew when it is started.')
      : answer('starting', 'Starting: its StatefulSet is made anew.');
  }
}

/** Stopped at a time, or not. */
function stopPatch({ list }: LocatedNotebook, at: string | null): object {
  return list.workspaces
    ? { spec: { paused: at !== null } }
    : { metadata: { annotations: { [STOPPED]: at } } };
}

function isOwnedBy(object: unknown, { uid, name }: Notebook): boolean {
  const owner = ownerOf(object);
  return (
    uid !== undefined &&
    owner?.kind === 'Notebook' &&
    owner.name === name &&
    owner.uid === uid
  );
}

function answer(
  phase: NotebookPhase,
  headline: string,
): Schemas['OperateResult'] {
  return { phase, headline };
}
