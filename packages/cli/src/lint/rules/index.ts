import type { Rule } from '@mlops-portal/backstage-plugin-mlops-common';
import { accessRules } from './access';
import { imageRules } from './images';
import type { RepositoryEvidence } from './RepositoryEvidence';
import { secretRules } from './secrets';

export * from './RepositoryEvidence';

/** What must not be in a GitOps repository, whatever the kind of object. */
export const repositoryRules: readonly Rule<RepositoryEvidence>[] = [
  ...secretRules,
  ...imageRules,
  ...accessRules,
];
