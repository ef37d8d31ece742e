import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { Schemas } from '../openapi';

/** @internal */
export type Source = Schemas['Source'];
/** @internal */
export type ExperimentDto = Schemas['Experiment'];
/** @internal */
export type ExperimentListDto = Schemas['ExperimentList'];
/** @internal */
export type RunSearchDto = Omit<Schemas['RunSearch'], 'limit'> & {
  /** The API has a default for it. */
  readonly limit?: number;
};
/** @internal */
export type RunDto = Schemas['Run'];
/** @internal */
export type RunKeysDto = Schemas['RunKeys'];
/** @internal */
export type RunListDto = Schemas['RunList'];
/** @internal */
export type ModelDto = Schemas['Model'];
/** @internal */
export type VersionDto = Schemas['ModelVersionDetail'];
/** @internal */
export type VersionListDto = Schemas['ModelVersionList'];
/** @internal */
export type ModelListDto = Schemas['ModelList'];
/** @internal */
export type MlflowServerDto = Schemas['MlflowServer'];
/** @internal */
export type RunDetailDto = Schemas['RunDetail'];
/** @internal */
export type HistoryQueryDto = Omit<
  Schemas['MetricHistoryQuery'],
  'maxPoints'
> & { readonly maxPoints?: number };
/** @internal */
export type HistoryDto = Schemas['MetricHistory'];
/** @internal */
export type ArtifactListDto = Schemas['ArtifactList'];
/** @internal */
export type VersionDetailDto = Schemas['VersionDetail'];
/** @internal */
export type OverviewRowDto = Schemas['OverviewRow'];

/** Through which entity, and as whom, somebody looks. The caller has checked the permission for the entity. @internal */
export interface ExperimentContext {
  /** As the catalog answered it for the viewer's credentials. */
  readonly entity: Entity;
  readonly ownershipRefs: readonly string[];
  readonly email?: string;
  readonly credentials: BackstageCredentials<BackstageUserPrincipal>;
  /** The viewer's own token for a server; whoever asks makes the answer one that depends on it. */
  readonly mlflowTokenFor?: (server: string) => string | undefined;
  readonly signal?: AbortSignal;
}
