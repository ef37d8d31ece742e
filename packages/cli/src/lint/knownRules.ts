import {
  type Rule,
  manifestNotebookRules,
  podDefaultRules,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { fileRules } from './manifests/fileRules';
import { repositoryRules } from './rules';

/** What documentation and ignore comments can refer to. */
export type KnownRule = Pick<Rule<never>, 'id' | 'severity' | 'summary'> & {
  readonly docs: string;
};

export const NOTEBOOKS_PAGE = 'findings/notebooks.md';
export const MANIFESTS_PAGE = 'findings/manifests.md';

/** All rules of `mlops lint`. */
export function knownRules(): readonly KnownRule[] {
  const on = (page: string, rules: readonly Omit<KnownRule, 'docs'>[]) =>
    rules.map(({ id, severity, summary }) => ({
      id,
      severity,
      summary,
      docs: `${page}#${id}`,
    }));
  return [
    ...on(NOTEBOOKS_PAGE, manifestNotebookRules),
    ...on(NOTEBOOKS_PAGE, podDefaultRules),
    ...on(MANIFESTS_PAGE, repositoryRules),
    ...on(MANIFESTS_PAGE, fileRules),
  ];
}
