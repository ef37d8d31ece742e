import type { Config } from '@backstage/config';
import { z } from 'zod';
import { type ConfigProblem, readSection } from '../config/readSection';

/**
 * A repository from which clusters are kept as it says.
 *
 * @public
 */
export interface GitopsRepository {
  /** As Backstage's publish actions want it: `github.com?owner=ml-platform&repo=gitops`. */
  readonly repoUrl: string;
  readonly targetBranch: string;
  /** Absent: for every cluster. */
  readonly clusters?: readonly string[];
}

/** @public */
export interface GitopsConfig {
  readonly repositories: readonly GitopsRepository[];
  readonly problems: readonly ConfigProblem[];
}

const KEY = 'mlops.gitops';

const repositorySchema = z.strictObject({
  repoUrl: z.string().refine(isRepoUrl, {
    message: 'write it as github.com?owner=ml-platform&repo=gitops',
  }),
  targetBranch: z
    .string()
    .regex(/^(?!.*(?:\.\.|\/\/|@\{))[A-Za-z0-9][A-Za-z0-9._/-]*$/, {
      message: 'write the name of a branch',
    })
    .default('main'),
  clusters: z.array(z.string()).min(1).optional(),
});

/**
 * Reads `mlops.gitops`. Never throws: what is wrong is left out and named in
 * `problems`.
 *
 * @public
 */
export function readGitopsConfig(config: Config): GitopsConfig {
  const problems: ConfigProblem[] = [];
  const section = readSection(config, KEY, problems);
  const repositories: GitopsRepository[] = [];
  for (const [index, value] of section.list('repositories').entries()) {
    const at = `repositories[${index}]`;
    const repository = section.parse(repositorySchema, value, at);
    if (repository) {
      repositories.push(repository);
    }
  }
  return { repositories, problems };
}

function isRepoUrl(text: string): boolean {
  const [host, query, ...rest] = text.split('?');
  return (
    rest.length === 0 &&
    /^[A-Za-z0-9.-]+(?::\d+)?$/.test(host) &&
    Boolean(new URLSearchParams(query).get('repo'))
  );
}
