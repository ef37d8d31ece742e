import type { Finding } from '../../diagnosis';
import { parseNode } from '../../kubernetes/policy';
import { diagnoseNotebook } from '../diagnoseNotebook';
import type { NotebookEvidence } from '../NotebookEvidence';
import { notebookRules } from '.';
import { liveCases } from './__fixtures__/liveCases';
import { healthy } from './__fixtures__/liveEvidence';
import {
  notebook,
  now,
  podWith,
  set,
  unscheduled,
} from './__fixtures__/liveObjects';
import { manifestNotebookRules } from './manifest';

function found(over: Partial<NotebookEvidence>): readonly Finding[] {
  const flat = (list: readonly Finding[]): readonly Finding[] =>
    list.flatMap(one => [one, ...flat(one.consequences)]);
  const { findings, broken } = diagnoseNotebook({ ...healthy, ...over });
  expect(broken).toEqual([]);
  return flat(findings);
}

describe('the rules for notebooks in a cluster', () => {
  it('find nothing wrong with a healthy notebook', () => {
    expect(found({})).toEqual([]);
  });

  it('find nothing where nothing but the notebook was read', () => {
    const { findings } = diagnoseNotebook({ notebook: notebook(), now });
    expect(findings).toEqual([]);
  });

  it('each have a case', () => {
    const manifest = new Set(manifestNotebookRules.map(({ id }) => id));
    const ids = notebookRules.map(({ id }) => id);
    expect(liveCases.map(([id]) => id).sort()).toEqual(
      ids.filter(id => !manifest.has(id)).sort(),
    );
  });

  it.each(liveCases.map(([id, says, title]) => [id, says, title] as const))(
    '%s speaks',
    (id, says, title) => {
      const finding = found(says).find(({ ruleId }) => ruleId === id);
      expect(finding?.title).toBe(title);
      expect(title.split(' ').length).toBeLessThanOrEqual(10);
      expect(finding?.cause).toMatch(/[.…]$/);
      expect(finding?.evidence.length).toBeGreaterThan(0);
      expect(finding?.remedies.length).toBeGreaterThan(0);
      expect(JSON.stringify(finding)).not.toMatch(/undefined|\[object/);
    },
  );

  it.each(liveCases.map(([id, , , silent = {}]) => [id, silent] as const))(
    '%s is silent',
    (id, silent) => {
      expect(found(silent).map(({ ruleId }) => ruleId)).not.toContain(id);
    },
  );

  it('fold what is wrong with an old Pod under the rollout that it blocks', () => {
    const { findings } = diagnoseNotebook({
      ...healthy,
      statefulSet: set({ status: { updateRevision: 'lab-2' } }),
      pods: [
        podWith(
          { state: { waiting: { reason: 'ErrImagePull', message: 'denied' } } },
          { metadata: { labels: { 'controller-revision-hash': 'lab-1' } } },
        ),
      ],
    });
    expect(
      findings.map(({ ruleId, consequences }) => [
        ruleId,
        consequences.map(one => one.ruleId),
      ]),
    ).toEqual([['notebook-stuck-rollout', ['notebook-image-pull']]]);
  });

  it.each([
    ['the node with GPUs has no CPU left', 1, 'No node has enough free CPU'],
    ['no node has a GPU left', 2, 'No node has a free GPU of this type'],
  ])('name what is in the way: %s', (_, ruledOut, title) => {
    const node = (name: string, allocatable: object) =>
      parseNode({ metadata: { name }, status: { allocatable } });
    const [finding] = found({
      pods: [
        unscheduled(
          `0/2 nodes are available: 1 Insufficient cpu, ${ruledOut} Insufficient nvidia.com/gpu.`,
        ),
      ],
      nodes: [
        node('worker-0', { cpu: '8' }),
        node('worker-1', { cpu: '8', 'nvidia.com/gpu': '2' }),
      ],
    });
    expect(finding.title).toBe(title);
  });

  it('never tell to ask for more where a large node is full', () => {
    const [finding] = found({
      pods: [unscheduled('0/1 nodes are available: 1 Insufficient cpu.')],
      nodes: [
        parseNode({
          metadata: { name: 'worker-0' },
          status: { allocatable: { cpu: '8' } },
        }),
      ],
    });
    expect(finding.remedies[0]).toMatchObject({
      kind: 'template',
      text: 'Ask for less cpu.',
      values: { cpu: '500m' },
      yaml: expect.stringContaining('cpu: "500m"'),
    });
  });

  it('quote what a shell or YAML would read more into', () => {
    const [finding] = found({
      pods: [],
      claims: [],
      notebook: notebook({
        metadata: { namespace: "a'; rm -rf /" },
      }),
    }).filter(({ ruleId }) => ruleId === 'notebook-claim-missing');
    const commands = finding.remedies.flatMap(remedy =>
      remedy.kind === 'command' ? [remedy.command] : [],
    );
    expect(commands).toEqual([
      "kubectl -n 'a'\\''; rm -rf /' get persistentvolumeclaims",
    ]);
  });
});
