import { mlflowScope } from '@mlops-portal/backstage-plugin-mlops-common';
import {
  MlflowServer,
  MlflowServers,
} from '@mlops-portal/backstage-plugin-mlops-node';
import { selectServers } from './selectServers';
import { SourceList } from './sources';
import type { ExperimentContext } from './types';
import type { Viewer } from './Viewer';

/** Where an entity's things are looked for, for whom, and what is to be said about it. @internal */
export interface EntityView {
  readonly viewer: Viewer;
  readonly servers: readonly MlflowServer[];
  readonly sources: SourceList;
  readonly now: Date;
}

/** @internal */
export function lookAtEntity(
  servers: MlflowServers,
  context: ExperimentContext,
  now: Date,
): EntityView {
  const scope = mlflowScope(context.entity);
  const { ownershipRefs, signal, email, mlflowTokenFor } = context;
  const sources = new SourceList(now);
  return {
    viewer: {
      scope,
      ownershipRefs,
      signal,
      identity: {
        userEntityRef: context.credentials.principal.userEntityRef,
        email,
        ownershipRefs,
        tokenFor: mlflowTokenFor,
      },
      stale: new Map(),
    },
    servers: selectServers(servers, scope, sources),
    sources,
    now,
  };
}
