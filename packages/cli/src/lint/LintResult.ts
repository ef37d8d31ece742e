import type { Severity } from '@mlops-portal/backstage-plugin-mlops-common';

/** Something that is wrong at one place of one file. */
export interface LintFinding {
  /** From where the command was started, with slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Of the object; empty when the file cannot be read. */
  readonly kind: string;
  readonly name: string;
  readonly ruleId: string;
  readonly severity: Severity;
  readonly title: string;
  /** Why, in one or two sentences. */
  readonly cause: string;
  /** What to do, with the YAML to write where there is some. */
  readonly remedy: string;
  /** The page of the user guide. */
  readonly docs: string;
}

/** Something of the repository that was not looked at, and so can hide findings. */
export interface NotEvaluated {
  readonly file: string;
  readonly what: string;
}

/** What a run of `mlops lint` found. */
export interface LintResult {
  /** By file, line and severity. */
  readonly findings: readonly LintFinding[];
  readonly files: number;
  readonly manifests: number;
  /** Findings that a comment accepts. */
  readonly ignored: number;
  readonly notEvaluated: readonly NotEvaluated[];
  /** Rules that broke: our mistakes, not those of the manifests. */
  readonly mistakes: readonly string[];
}
