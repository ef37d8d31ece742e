import {
  type CullingSettings,
  type Finding,
  type Notebook,
  type NotebookDiagnosis,
  cullingOf,
  hasPassed,
  mergeEvents,
  notebookPath,
  workspacePath,
  workspacePorts,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { Schemas } from '../openapi';
import type { NotebookParts } from './notebookParts';
import { toNotebookDto } from './toNotebookDto';
import { diagnose } from './workspaces';

/** What a cluster is configured with. @internal */
export interface ClusterSettings {
  /** The base URL below which its notebooks answer. */
  readonly gatewayUrl?: string;
  /** Null when it does not cull, undefined when nobody said. */
  readonly culling?: CullingSettings | null;
}

/** @internal */
export interface NotebookRowSource {
  readonly cluster: string;
  readonly notebook: Notebook;
  readonly parts: NotebookParts;
  readonly settings: ClusterSettings;
  readonly now: Date;
}

/** A notebook as a list shows it, and all that was found out about it. @internal */
export interface DiagnosedRow {
  readonly row: Schemas['Notebook'];
  readonly diagnosis: NotebookDiagnosis;
}

/** @internal */
export function diagnoseRow(source: NotebookRowSource): DiagnosedRow {
  const { notebook, parts, settings, now } = source;
  const diagnosis = diagnose({
    ...parts,
    events: parts.events && mergeEvents(parts.events),
    culling: settings.culling,
    notebook,
    now,
  });
  return { diagnosis, row: rowOf({ ...source, diagnosis }) };
}

/** @internal */
export function rowOf(
  source: NotebookRowSource & { readonly diagnosis: NotebookDiagnosis },
): Schemas['Notebook'] {
  const { cluster, notebook, parts, settings, diagnosis } = source;
  const { status, findings } = diagnosis;
  const running = status.phase === 'running';
  return {
    ...toNotebookDto({ cluster, notebook, status }),
    workload: parts.workspace ? 'Workspace' : 'Notebook',
    ...(settings.gatewayUrl !== undefined && running && waysIn(source)),
    severity: findings[0] && worstOf(findings),
    findings: {
      errors: count(findings, 'error'),
      warnings: count(findings, 'warning'),
    },
    ...(running && activityOf(source)),
  };
}

/** A Workspace is opened at the first port of its image, or at another one; of an unknown image there is none. */
function waysIn({
  notebook: { namespace, name },
  parts: { workspace, workspaceKind },
  settings: { gatewayUrl = '' },
}: Pick<NotebookRowSource, 'notebook' | 'parts' | 'settings'>): Pick<
  Schemas['Notebook'],
  'connectUrl' | 'connections'
> {
  if (!workspace) {
    return { connectUrl: `${gatewayUrl}${notebookPath(namespace, name)}` };
  }
  const connections = workspacePorts(workspace, workspaceKind ?? undefined).map(
    ({ id, title }) => ({
      title,
      url: `${gatewayUrl}${workspacePath(namespace, name, id)}`,
    }),
  );
  return {
    connectUrl: connections[0]?.url,
    connections: connections.length > 1 ? connections : undefined,
  };
}

function worstOf(findings: readonly Finding[]): Finding['severity'] {
  return (
    (['error', 'warning'] as const).find(
      severity => count(findings, severity) > 0,
    ) ?? 'info'
  );
}

function count(
  findings: readonly Finding[],
  severity: Finding['severity'],
): number {
  return findings.reduce(
    (sum, finding) =>
      sum +
      Number(finding.severity === severity) +
      count(finding.consequences, severity),
    0,
  );
}

/** Work that pauses for less is no idleness. */
const IDLE_MS = 15 * 60_000;

/** When it was last used, and when it will be stopped because of that. */
function activityOf({
  notebook,
  parts,
  settings: { culling },
  now,
}: Pick<NotebookRowSource, 'notebook' | 'parts' | 'settings' | 'now'>): Pick<
  Schemas['Notebook'],
  'idleSince' | 'stopsAt'
> {
  const startedAt = parts.pods?.[0]?.createdAt;
  const { lastActivity, stopsAt, detectable } = cullingOf(
    notebook,
    culling ?? { idleMinutes: 0 },
    startedAt,
  );
  const idle =
    lastActivity !== undefined &&
    detectable &&
    hasPassed(IDLE_MS, lastActivity, now);
  return {
    idleSince: idle ? lastActivity : undefined,
    stopsAt: culling ? stopsAt : undefined,
  };
}
