import {
  type Diagnosed,
  type Rule,
  deadRegistry,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { containersOf } from './containers';
import { type RepositoryEvidence, said } from './RepositoryEvidence';

/** Images that can no longer be pulled. */
export const imageRules: readonly Rule<RepositoryEvidence>[] = [
  {
    id: 'image-gone',
    severity: 'error',
    stage: 'image',
    summary: 'An image is where images have been removed or moved',
    fromManifest: true,
    diagnose: evidence => imageGone(evidence),
  },
];

function imageGone(evidence: RepositoryEvidence): readonly Diagnosed[] {
  return containersOf(evidence.object).flatMap(container => {
    const image = container.at('image');
    const text = image.text();
    const dead = text === undefined ? undefined : deadRegistry(text);
    return dead
      ? [
          {
            title: dead.title,
            cause: dead.cause,
            severity: dead.severity,
            evidence: [said(evidence, image.path, text ?? '')],
            remedies: [{ kind: 'advice' as const, text: dead.remedy }],
          },
        ]
      : [];
  });
}
