import {
  type Finding,
  type ManifestFile,
  type Remedy,
  diagnose,
  manifestNotebookRules,
  parseNotebook,
} from '@mlops-portal/backstage-plugin-mlops-common';

/** What the rules say of files that are about to be proposed. */
export interface Judgement {
  /** Why it would not work, each with its field and what to do. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** The same rules as in a cluster and in `mlops lint`, before anybody reviews it. */
export function judgeNotebook(files: readonly ManifestFile[]): Judgement {
  const { manifest } =
    files.find(file => file.manifest.kind === 'Notebook') ?? {};
  const { findings } = diagnose(
    manifestNotebookRules,
    { notebook: parseNotebook(manifest), manifest, now: new Date() },
    { docs: 'findings/notebooks.md' },
  );
  const of = (severity: Finding['severity']) =>
    findings.filter(one => one.severity === severity).map(sentenceOf);
  return { errors: of('error'), warnings: of('warning') };
}

function sentenceOf({ title, cause, evidence, remedies }: Finding): string {
  const [shown] = evidence;
  const where = shown ? ` (${shown.field}: ${shown.text})` : '';
  return `${title}${where}. ${cause} ${remedies.map(textOf).join(' ')}`.trim();
}

function textOf(remedy: Remedy): string {
  const { text } = remedy;
  return 'yaml' in remedy && remedy.yaml ? `${text}\n${remedy.yaml}` : text;
}
