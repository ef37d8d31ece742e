import type { Change, ManifestCases } from './changedManifest';
import { adviceCases } from './adviceCases';
import { objectCases } from './objectCases';
import { serverCases } from './serverCases';

export const manifestCases: ManifestCases = {
  ...objectCases,
  ...serverCases,
  ...adviceCases,
};

/** What each rule finds, or lets pass. */
export function casesOf(
  side: 'wrong' | 'right',
): { rule: string; what: string; change: Change }[] {
  return Object.entries(manifestCases).flatMap(([rule, sides]) =>
    Object.entries(sides[side]).map(([what, change]) => ({
      rule,
      what,
      change,
    })),
  );
}
