import {
  type MlflowServerFacts,
  type NotebookMlflow,
  experimentPageUrl,
  notebookMlflow,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { MlflowServers } from '@mlops-portal/backstage-plugin-mlops-node';
import type { Schemas } from '../../openapi';
import type { MlflowHealth } from './MlflowHealth';

/** @internal */
export interface MlflowBinding {
  /** Of all servers; the one that the notebook names was asked how it is. */
  readonly servers: readonly MlflowServerFacts[];
  /** Absent when the notebook names none. */
  readonly dto?: Schemas['NotebookMlflow'];
}

/** Which MLflow a notebook works with, and how the portal finds it. @internal */
export async function mlflowOf(
  input: Omit<Parameters<typeof notebookMlflow>[0], 'servers'>,
  health: MlflowHealth,
): Promise<MlflowBinding> {
  const servers = factsOf(health.servers);
  const binding = notebookMlflow({ ...input, servers });
  if (!binding?.server) {
    return { servers, dto: binding && toDto(binding, health.servers) };
  }
  const { name } = binding.server;
  const server = { ...binding.server, health: await health.of(name) };
  return {
    servers: servers.map(one => (one.name === name ? server : one)),
    dto: toDto({ ...binding, server }, health.servers),
  };
}

function factsOf(servers: MlflowServers): readonly MlflowServerFacts[] {
  return servers.list().map(({ config: { id, url, externalUrl } }) => ({
    name: id,
    urls: [...new Set([url, externalUrl])],
  }));
}

function toDto(
  { trackingUri, from, podDefault, server, experiment }: NotebookMlflow,
  servers: MlflowServers,
): Schemas['NotebookMlflow'] {
  return {
    trackingUri,
    from: podDefault ? `PodDefault ${podDefault}` : originOf(from),
    server: server?.name,
    experiment: experiment?.name ?? experiment?.id,
    health: healthOf(server),
    message: server?.health?.message,
    link: linkOf(server, experiment?.id, servers),
  };
}

function originOf({ kind, name }: NotebookMlflow['from']): string {
  switch (kind) {
    case 'secret':
      return `Secret ${name}`;
    case 'config-map':
      return `ConfigMap ${name}`;
    default:
      return 'the notebook';
  }
}

function healthOf(
  server: MlflowServerFacts | undefined,
): Schemas['NotebookMlflow']['health'] {
  if (!server?.health) {
    return 'unknown';
  }
  return server.health.ok ? 'healthy' : 'unreachable';
}

/** Names of experiments have no page of their own. */
function linkOf(
  server: MlflowServerFacts | undefined,
  experimentId: string | undefined,
  servers: MlflowServers,
): string | undefined {
  const config = server && servers.get(server.name)?.config;
  if (!config) {
    return undefined;
  }
  return experimentId === undefined
    ? config.externalUrl
    : experimentPageUrl(config, experimentId);
}
