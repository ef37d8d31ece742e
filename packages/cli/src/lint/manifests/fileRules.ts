/** What can be wrong with a file before there are objects in it. */
export const fileRules = [
  {
    id: 'yaml-syntax',
    severity: 'error',
    summary: 'The file is no YAML that a cluster would read',
  },
  {
    id: 'yaml-aliases',
    severity: 'error',
    summary: 'Aliases make the file grow beyond measure',
  },
  {
    id: 'file-too-large',
    severity: 'warning',
    summary: 'The file is too large to look at',
  },
  {
    id: 'not-a-manifest',
    severity: 'info',
    summary: 'The file has no Kubernetes object in it',
  },
  {
    id: 'template-file',
    severity: 'info',
    summary: 'The file is a template that has to be rendered first',
  },
  {
    id: 'kustomize-reference',
    severity: 'error',
    summary: 'A kustomization refers to something that is not there',
  },
  {
    id: 'lint-ignore',
    severity: 'warning',
    summary: 'A comment that accepts a finding has no effect',
  },
] as const;

export type FileRuleId = (typeof fileRules)[number]['id'];
