import type { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import type {
  GitHosts,
  GitHostType,
} from '@mlops-portal/backstage-plugin-mlops-common';

/** What the portal calls its kinds of Git hosts, in our words. */
const TYPES: ReadonlyMap<string, GitHostType> = new Map([
  ['github', 'github'],
  ['gitlab', 'gitlab'],
  ['bitbucketCloud', 'bitbucketCloud'],
  ['bitbucketServer', 'bitbucketServer'],
  ['gitea', 'gitea'],
  ['azure', 'azure'],
]);

/** The Git hosts of `integrations:`, which knows the public ones by itself. @internal */
export function gitHosts(config: Config): GitHosts {
  return new Map(
    ScmIntegrations.fromConfig(config)
      .list()
      .flatMap(({ type, title }) => {
        const known = TYPES.get(type);
        // The title of an integration is its host.
        return known ? [[title, known] as const] : [];
      }),
  );
}
