import {
  type CullingSettings,
  type Finding,
  type Notebook,
  type NotebookDiagnosis,
  diagnoseNotebook,
  mergeEvents,
  notebookPath,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { Schemas } from '../openapi';
import type { NotebookParts } from './notebookParts';
import { toNotebookDto } from './toNotebookDto';

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
export function diagnoseRow({
  cluster,
  notebook,
  parts,
  settings,
  now,
}: NotebookRowSource): DiagnosedRow {
  const diagnosis = diagnoseNotebook({
    ...parts,
    events: parts.events && mergeEvents(parts.events),
    culling: settings.culling,
    notebook,
    now,
  });
  return {
    diagnosis,
    row: rowOf({ cluster, notebook, settings, now, diagnosis }),
  };
}

/** @internal */
export function rowOf({
  cluster,
  notebook,
  settings: { gatewayUrl, culling },
  now,
  diagnosis: { status, findings },
}: Omit<NotebookRowSource, 'parts'> & {
  readonly diagnosis: NotebookDiagnosis;
}): Schemas['Notebook'] {
  const running = status.phase === 'running';
  return {
    ...toNotebookDto({ cluster, notebook, status }),
    connectUrl:
      gatewayUrl && running
        ? `${gatewayUrl}${notebookPath(notebook.namespace, notebook.name)}`
        : undefined,
    severity: findings[0] && worstOf(findings),
    findings: {
      errors: count(findings, 'error'),
      warnings: count(findings, 'warning'),
    },
    idleSince: running ? idleSince(notebook, now) : undefined,
    stopsAt: running && culling ? stopsAt(notebook, culling) : undefined,
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

/** The controller sees the use of Jupyter servers only: see {@link isDetectable}. */
function idleSince(notebook: Notebook, now: Date): string | undefined {
  const { lastActivity } = notebook;
  return lastActivity !== undefined &&
    isDetectable(notebook) &&
    now.getTime() - Date.parse(lastActivity) > IDLE_MS
    ? lastActivity
    : undefined;
}

/** Whether the controller can see that somebody uses it: it asks for kernels, which others do not have. @internal */
export function isDetectable({ type }: Pick<Notebook, 'type'>): boolean {
  return type === 'jupyter';
}

/** @internal */
export function stopsAt(
  { lastActivity }: Pick<Notebook, 'lastActivity'>,
  { idleMinutes }: CullingSettings,
): string | undefined {
  const time = lastActivity === undefined ? NaN : Date.parse(lastActivity);
  return Number.isNaN(time)
    ? undefined
    : new Date(time + idleMinutes * 60_000).toISOString();
}
