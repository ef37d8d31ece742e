import { NotFoundError } from '@backstage/errors';
import {
  manifestText,
  podResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { KubernetesGateway } from '@mlops-portal/backstage-plugin-mlops-node';
import type { EntityContext } from '../entity';
import type { operations } from '../generated/types';
import type { Schemas } from '../openapi';
import type { NotebookFinder, NotebookPlace } from './NotebookFinder';
import { shownManifest } from './manifest/shownManifest';
import { toHttpError } from './toHttpError';
import { resourceOf } from './resourceOf';
import { inServedVersion } from './inServedVersion';

/** Whether the notebook is wanted, or its Pod. @internal */
export type ManifestOf = NonNullable<
  NonNullable<operations['GetNotebookManifest']['parameters']['query']>['of']
>;

/** Notebooks as their clusters have them. @internal */
export class NotebookManifestService {
  readonly #gateway: KubernetesGateway;
  readonly #finder: NotebookFinder;

  private constructor(gateway: KubernetesGateway, finder: NotebookFinder) {
    this.#gateway = gateway;
    this.#finder = finder;
  }

  static create(options: {
    readonly gateway: KubernetesGateway;
    readonly finder: NotebookFinder;
  }): NotebookManifestService {
    return new NotebookManifestService(options.gateway, options.finder);
  }

  async manifest(
    context: EntityContext,
    place: NotebookPlace,
    of: ManifestOf = 'notebook',
  ): Promise<Schemas['Manifest']> {
    const { notebook, list } = await this.#finder.locate(context, place);
    const { cluster, namespace, token } = list;
    const [pod] = list.pods?.get(notebook.name) ?? [];
    if (of === 'pod' && !pod) {
      throw new NotFoundError('It has no Pod.');
    }
    const name = of === 'pod' ? pod.name : notebook.name;
    const result = await inServedVersion(
      of === 'pod' ? podResource : resourceOf(list),
      resource =>
        this.#gateway.get(
          { cluster, namespace, resource, name },
          { clusterToken: token, signal: context.signal },
        ),
    );
    if (result.status !== 'ok') {
      throw toHttpError(result, token);
    }
    return { yaml: manifestText(shownManifest(result.object)) };
  }
}
