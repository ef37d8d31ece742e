import { ServiceUnavailableError } from '@backstage/errors';
import {
  MLFLOW_SERVER_ANNOTATION,
  MlflowScope,
} from '@mlops-portal/backstage-plugin-mlops-common';
import {
  MlflowServer,
  MlflowServers,
} from '@mlops-portal/backstage-plugin-mlops-node';
import { SourceList } from './sources';

/** Why nothing of MLflow can be shown at all; `undefined` when a server is there. @internal */
export function whyNoServer(servers: MlflowServers): string | undefined {
  if (servers.list().length > 0) {
    return undefined;
  }
  const problems = servers.problems();
  return problems.length > 0
    ? `No MLflow server can be used. ${problems
        .map(problem => problem.message)
        .join(' ')}`
    : 'No MLflow server is configured: add one to mlops.mlflow.servers (id, url, access: owned or any).';
}

/** @internal */
export function requireServers(servers: MlflowServers) {
  const reason = whyNoServer(servers);
  if (reason) {
    throw new ServiceUnavailableError(reason);
  }
}

/** The servers in which an entity's things are looked for; what cannot be used is said. @internal */
export function selectServers(
  servers: MlflowServers,
  scope: MlflowScope,
  sources: SourceList,
): readonly MlflowServer[] {
  for (const { annotation, message } of scope.problems) {
    sources.add({ annotation, status: 'refused', message });
  }
  if (!scope.followable) {
    return [];
  }
  if (scope.servers.length === 0) {
    for (const { serverId, message } of servers.problems()) {
      sources.add({ server: serverId, status: 'unreachable', message });
    }
    return servers.list();
  }
  const known = servers.list().map(({ config }) => config.id);
  return scope.servers.flatMap(id => {
    const server = servers.get(id);
    if (!server) {
      const disabled = servers
        .problems()
        .find(({ serverId }) => serverId === id);
      sources.add({
        server: id,
        annotation: MLFLOW_SERVER_ANNOTATION,
        status: disabled ? 'unreachable' : 'refused',
        message:
          disabled?.message ??
          `Annotation ${MLFLOW_SERVER_ANNOTATION} names "${id}", and no such server is configured: there is ${known.join(
            ', ',
          )}.`,
      });
    }
    return server ?? [];
  });
}
