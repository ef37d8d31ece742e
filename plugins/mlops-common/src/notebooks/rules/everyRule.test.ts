import { parse } from 'yaml';
import type { Finding, Remedy } from '../../diagnosis';
import { diagnoseNotebook } from '../diagnoseNotebook';
import {
  diagnosed as diagnosedPodDefault,
  podDefaultCases,
} from '../podDefaults/__fixtures__/podDefaultCases';
import { podDefaultRules } from '../podDefaults/podDefaultRules';
import { liveCases } from './__fixtures__/liveCases';
import { healthy } from './__fixtures__/liveEvidence';
import {
  diagnosed as diagnosedWorkspace,
  workspaceCases,
} from './__fixtures__/workspaceCases';
import { notebookRules } from './index';
import { diagnosed as diagnosedManifest } from './manifest/__fixtures__/changedManifest';
import { manifestCases } from './manifest/__fixtures__/manifestCases';
import { workspaceRules } from './workspace';

/** What is said of each case, by the rule that the case is for. */
interface Tried {
  readonly wrong: readonly (readonly Finding[])[];
  readonly right: readonly (readonly Finding[])[];
}

const flat = (findings: readonly Finding[]): readonly Finding[] =>
  findings.flatMap(one => [one, ...flat(one.consequences)]);

const live = (over: Parameters<typeof diagnoseNotebook>[0] | object) =>
  flat(diagnoseNotebook({ ...healthy, ...over }).findings);

function triedOf<T>(
  { wrong, right }: { wrong: Record<string, T>; right: Record<string, T> },
  say: (input: T) => { readonly findings: readonly Finding[] },
): Tried {
  const all = (inputs: Record<string, T>) =>
    Object.values(inputs).map(input => flat(say(input).findings));
  return { wrong: all(wrong), right: all(right) };
}

const tried = new Map<string, Tried>([
  ...liveCases.map(
    ([id, says, , silent = {}]) =>
      [id, { wrong: [live(says)], right: [live(silent)] }] as const,
  ),
  ...Object.entries(manifestCases).map(
    ([id, sides]) => [id, triedOf(sides, diagnosedManifest)] as const,
  ),
  ...Object.entries(podDefaultCases).map(
    ([id, sides]) =>
      [id, triedOf(sides, spec => diagnosedPodDefault(spec))] as const,
  ),
  ...Object.entries(workspaceCases).map(
    ([id, { wrong, right }]) =>
      [
        id,
        triedOf(
          { wrong: { it: wrong }, right: { it: right } },
          diagnosedWorkspace,
        ),
      ] as const,
  ),
]);

const ids = [
  ...new Set(
    [...notebookRules, ...workspaceRules, ...podDefaultRules].map(
      ({ id }) => id,
    ),
  ),
];

/** Nobody but these people can do anything about it. */
const ONLY_PEOPLE: Readonly<Record<string, string>> = {
  'notebook-access-denied': 'the owner of the namespace',
  'notebook-insecure-registry': 'those who run the registry',
};

function canBeFollowed(remedy: Remedy): boolean {
  return (
    remedy.kind === 'action' ||
    remedy.kind === 'command' ||
    remedy.kind === 'yaml' ||
    (remedy.kind === 'template' && remedy.yaml !== undefined)
  );
}

describe('every rule', () => {
  it('has a case that it finds, and one that it lets pass, and there are no others', () => {
    expect([...tried.keys()].sort()).toEqual([...ids].sort());
    for (const [id, { wrong, right }] of tried) {
      expect([id, wrong.length > 0, right.length > 0]).toEqual([
        id,
        true,
        true,
      ]);
    }
  });

  it.each(ids)('%s finds what it is about, and nothing near it', id => {
    const { wrong, right } = tried.get(id)!;
    const found = (findings: readonly Finding[]) =>
      findings.some(({ ruleId }) => ruleId === id);
    expect(wrong.filter(findings => !found(findings))).toEqual([]);
    expect(right.filter(found)).toEqual([]);
  });

  it.each(ids.filter(id => !Object.hasOwn(ONLY_PEOPLE, id)))(
    '%s says what to do so that it can be done',
    id => {
      const { wrong } = tried.get(id)!;
      const own = wrong.flat().filter(({ ruleId }) => ruleId === id);
      for (const { remedies } of own) {
        expect(remedies.filter(canBeFollowed)).not.toEqual([]);
      }
    },
  );

  it.each(ids)('%s writes YAML that can be read', id => {
    const { wrong } = tried.get(id)!;
    const texts = wrong
      .flat()
      .flatMap(({ remedies }) => remedies)
      .flatMap(remedy => ('yaml' in remedy && remedy.yaml) || []);
    for (const text of texts) {
      expect(parse(text)).toEqual(expect.anything());
    }
  });
});
