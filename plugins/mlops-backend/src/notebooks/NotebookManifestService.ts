import { manifestText } from '@mlops-portal/backstage-plugin-mlops-common';
import type { KubernetesGateway } from '@mlops-portal/backstage-plugin-mlops-node';
import type { EntityContext } from '../entity';
import type { Schemas } from '../openapi';
import type { NotebookFinder, NotebookPlace } from './NotebookFinder';
import { shownManifest } from './manifest/shownManifest';
import { toHttpError } from './toHttpError';
import { resourceOf } from './resourceOf';
import { inServedVersion } from './inServedVersion';

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
  ): Promise<Schemas['Manifest']> {
    const { notebook, list } = await this.#finder.locate(context, place);
    const { cluster, namespace, token } = list;
    const result = await inServedVersion(resourceOf(list), resource =>
      this.#gateway.get(
        { cluster, namespace, resource, name: notebook.name },
        { clusterToken: token, signal: context.signal },
      ),
    );
    if (result.status !== 'ok') {
      throw toHttpError(result, token);
    }
    return { yaml: manifestText(shownManifest(result.object)) };
  }
}
