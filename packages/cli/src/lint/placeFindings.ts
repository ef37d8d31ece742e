import type {
  Finding,
  Remedy,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { DiagnosedManifest } from './diagnoseManifests';
import type { LintFinding } from './LintResult';
import type { Position } from './manifests/Manifest';

/** A finding with all places that show it; the first is the one that is printed. */
export interface PlacedFinding extends LintFinding {
  readonly places: readonly Position[];
  /** Of its document. */
  readonly lines: { readonly first: number; readonly last: number };
}

/** Finds the lines of what rules say; what several overlays share is said once. */
export function placeFindings(
  diagnosed: readonly DiagnosedManifest[],
): readonly PlacedFinding[] {
  const seen = new Set<string>();
  return diagnosed
    .flatMap(({ manifest, findings }) =>
      findings.map(finding => {
        const places = finding.evidence.map(({ field }) =>
          manifest.locate(field),
        );
        const { metadata, kind = '' } = manifest.object;
        return {
          file: manifest.file,
          ...(places[0] ?? manifest.locate('')),
          places,
          lines: manifest.lines,
          kind,
          name: `${metadata?.name ?? ''}`,
          ruleId: finding.ruleId,
          severity: finding.severity,
          title: finding.title,
          cause: finding.cause,
          remedy: remedyOf(finding),
          docs: finding.docs,
        };
      }),
    )
    .filter(({ file, line, column, ruleId, title }) => {
      const id = JSON.stringify([file, line, column, ruleId, title]);
      return seen.size !== seen.add(id).size;
    });
}

/** What an expert would try first. */
function remedyOf({ remedies }: Finding): string {
  return remedies.length > 0 ? textOf(remedies[0]) : '';
}

function textOf(remedy: Remedy): string {
  switch (remedy.kind) {
    case 'yaml':
      return `${remedy.text}\n${remedy.yaml}`;
    case 'command':
      return `${remedy.text}\n${remedy.command}`;
    default:
      return remedy.text;
  }
}
