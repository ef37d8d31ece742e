import { diagnose } from '../diagnosis';
import { type NotebookDiagnosis, stoppers } from './diagnoseNotebook';
import type { NotebookEvidence } from './NotebookEvidence';
import { NotebookFacts } from './NotebookFacts';
import { workspaceRules } from './rules/workspace';
import { type NotebookPhase, type NotebookStatus, statusOf } from './statusOf';
import type { Workspace } from './Workspace';

/** What is known of a Workspace: its notebook comes from `notebookOfWorkspace`. @public */
export interface WorkspaceEvidence extends NotebookEvidence {
  readonly workspace: Workspace;
}

const OPTIONS = { docs: 'findings/notebooks.md' };
const RULES = new Map(workspaceRules.map(rule => [rule.id, rule]));

/**
 * The same as for a notebook, for a Workspace. Its Pod counts, and not the
 * state that its controller derives: one stale warning turns that to Error.
 *
 * @public
 */
export function diagnoseWorkspace(
  evidence: WorkspaceEvidence,
): NotebookDiagnosis {
  const { findings, broken } = diagnose(workspaceRules, evidence, OPTIONS);
  const { workspace } = evidence;
  const facts = NotebookFacts.of(evidence);
  const status =
    evidence.pods || workspace.deletedAt || workspace.paused
      ? statusOf(facts, stoppers(findings, RULES))
      : reportedStatus(workspace);
  return { status, findings, broken };
}

/** A Workspace says so itself. @public */
export function workspaceStatus(evidence: WorkspaceEvidence): NotebookStatus {
  return diagnoseWorkspace(evidence).status;
}

const PHASES: Readonly<Record<string, NotebookPhase>> = {
  Running: 'running',
  Terminating: 'terminating',
  Paused: 'stopped',
  Pending: 'starting',
  Error: 'failed',
};

const HEADLINES: Readonly<Record<string, string>> = {
  Running: 'Running.',
  Terminating: 'Being deleted.',
  Paused: 'Stopped.',
  Pending: 'Starting.',
};

/** For want of the Pods, what its controller reports. */
function reportedStatus({ name, status }: Workspace): NotebookStatus {
  const { state = 'Unknown', message } = status;
  return {
    phase: Object.hasOwn(PHASES, state) ? PHASES[state] : 'unknown',
    headline: Object.hasOwn(HEADLINES, state)
      ? HEADLINES[state]
      : message ?? 'Its Pods cannot be read, and its controller reports none.',
    evidence: {
      object: `Workspace ${name}`,
      field: message ? 'status.stateMessage' : 'status.state',
      text: message ?? state,
    },
  };
}
