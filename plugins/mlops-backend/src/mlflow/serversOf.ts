import { isMlflowError } from '@mlops-portal/backstage-plugin-mlops-node';
import type { EntityView } from './lookAtEntity';
import type { MlflowServerDto } from './types';
import { readOptions } from './Viewer';

/** What the servers say about themselves; those that do not answer are left out. @internal */
export async function serversOf({
  viewer,
  servers,
}: EntityView): Promise<MlflowServerDto[]> {
  const known = await Promise.all(
    servers.map(async server => {
      const { client, config } = server;
      try {
        const info = await client.info(readOptions(viewer, server));
        return [
          {
            server: config.id,
            version: info.version,
            externalUrl: config.externalUrl,
            capabilities: { ...client.capabilities(info) },
          },
        ];
      } catch (error) {
        viewer.signal?.throwIfAborted();
        if (isMlflowError(error)) {
          return [];
        }
        throw error;
      }
    }),
  );
  return known.flat();
}
