import { parsePod } from '../kubernetes/pods';
import { parsePersistentVolumeClaim } from '../kubernetes/workloads';
import { parseNotebook } from './Notebook';
import { orphanedClaims } from './orphanedClaims';

const now = new Date('2026-01-31T12:00:00Z');
const claim = (name: string, metadata: object = {}) =>
  parsePersistentVolumeClaim({
    metadata: {
      name,
      namespace: 'churn',
      creationTimestamp: '2026-01-01T00:00:00Z',
      ...metadata,
    },
    spec: { resources: { requests: { storage: '10Gi' } } },
    status: { capacity: { storage: '12Gi' } },
  });
const mounting = (claimName: string) => ({
  volumes: [{ name: 'v', persistentVolumeClaim: { claimName } }],
});
const notebook = parseNotebook({
  metadata: { name: 'lab', namespace: 'churn' },
  spec: { template: { spec: mounting('lab-home') } },
});
const pod = parsePod({
  metadata: { name: 'job', namespace: 'churn' },
  spec: mounting('shared-workspace'),
});

describe('orphanedClaims', () => {
  it('are those of removed notebooks, with size and former owner', () => {
    const found = orphanedClaims({
      claims: [
        claim('lab-home'),
        claim('shared-workspace'),
        claim('old-workspace'),
        claim('data-1', { labels: { 'notebook-name': 'older' } }),
      ],
      notebooks: [notebook],
      pods: [pod],
      now,
    });
    expect(
      found.map(({ claim: { name }, size, formerNotebook }) => [
        name,
        size,
        formerNotebook,
      ]),
    ).toEqual([
      ['old-workspace', '12Gi', 'old'],
      ['data-1', '12Gi', 'older'],
    ]);
  });

  it.each([
    ['of a database', claim('data-postgres-0')],
    [
      'of a Helm release',
      claim('minio-home', {
        labels: { 'app.kubernetes.io/managed-by': 'Helm' },
      }),
    ],
    [
      'made a moment ago',
      claim('new-home', { creationTimestamp: '2026-01-31T11:59:00Z' }),
    ],
    [
      'that is being deleted',
      claim('old-home', { deletionTimestamp: '2026-01-31T11:59:00Z' }),
    ],
    ['without a date', claim('old-home', { creationTimestamp: undefined })],
  ])('are not claims %s', (_what, one) => {
    expect(
      orphanedClaims({ claims: [one], notebooks: [], pods: [], now }),
    ).toEqual([]);
  });
});
