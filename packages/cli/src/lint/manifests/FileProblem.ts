import type { Severity } from '@mlops-portal/backstage-plugin-mlops-common';
import type { FileRuleId } from './fileRules';
import type { Position } from './Manifest';

/** Why a file, or a part of it, cannot be looked at. */
export interface FileProblem extends Position {
  readonly file: string;
  readonly ruleId: FileRuleId;
  readonly severity: Severity;
  readonly title: string;
  readonly cause: string;
  readonly remedy: string;
}
