import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { Right } from './integrations';
import type { Viewer } from '@mlops-portal/backstage-plugin-mlops-common';

/**
 * Who looks at which entity. Having one means: the viewer is permitted to, and
 * the catalog showed them the entity.
 *
 * @internal
 */
export interface EntityContext extends Viewer {
  readonly entity: Entity;
  readonly entityRef: string;
  readonly credentials: BackstageCredentials<BackstageUserPrincipal>;
  /** The permission that the viewer lacks for something else, or an empty text. */
  readonly missing: (right: Right) => Promise<string>;
  /** The viewer's own token for a cluster; whoever asks makes the answer one that depends on it. */
  readonly tokenFor: (cluster: string) => string | undefined;
  /** The same for an MLflow server. */
  readonly mlflowTokenFor: (server: string) => string | undefined;
  /** Ends when the viewer goes away. */
  readonly signal: AbortSignal;
}
