import { stringify } from 'yaml';

export interface ScenarioRepository {
  owner: string;
  name: string;
  files: Record<string, string>;
}

/** Texts by path. */
export function manifestFiles(
  manifests: readonly { path: string; manifest: object }[],
): Record<string, string> {
  return Object.fromEntries(
    manifests.map(({ path, manifest }) => [path, stringify(manifest)]),
  );
}

/** The two repositories of the scenario: what the cluster shall be, and what the catalog reads. */
export function scenarioRepositories({
  manifests,
  entities,
}: {
  manifests: readonly { path: string; manifest: object }[];
  entities: readonly object[];
}): ScenarioRepository[] {
  return [
    {
      owner: 'ml-platform',
      name: 'gitops',
      files: {
        'README.md':
          '# GitOps\n\nWhat is on `main` is what runs. Every change is a pull request.\n',
        ...manifestFiles(manifests),
      },
    },
    {
      owner: 'ml-platform',
      name: 'catalog',
      files: {
        'README.md': '# Catalog\n\nWho owns what.\n',
        'all.yaml': entities.map(entity => stringify(entity)).join('---\n'),
      },
    },
  ];
}
