import type { RootConfigService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  type GitopsRepository,
  readGitopsConfig,
} from '@mlops-portal/backstage-plugin-mlops-node';

/** The repository that keeps a cluster; one without clusters keeps them all. */
export function chooseRepository(
  config: RootConfigService,
  cluster: string | undefined,
): GitopsRepository {
  const { repositories, problems } = readGitopsConfig(config);
  const repository = repositories.find(
    ({ clusters }) =>
      clusters === undefined ||
      (cluster !== undefined && clusters.includes(cluster)),
  );
  if (repository) {
    return repository;
  }
  const found = problems.map(({ message }) => message).join(' ');
  throw new ServiceUnavailableError(
    repositories.length === 0
      ? `mlops.gitops.repositories has no repository for pull requests: add { repoUrl: github.com?owner=…&repo=…, targetBranch: main }. ${found}`.trim()
      : `mlops.gitops.repositories has no repository for cluster ${cluster}: add one, or add the cluster to the "clusters" of one.`,
  );
}
