import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'yaml';
import { startScenario } from '../__testUtils__/startScenario';
import type { Schemas } from '../openapi';

jest.setTimeout(120_000);

type Detail = Schemas['NotebookDetail'];
type Finding = Schemas['Finding'];
type Remedy = Schemas['Remedy'];
type Fields = Record<string, any>;

const notebooks = { group: 'kubeflow.org', version: 'v1', plural: 'notebooks' };
const claims = { group: '', version: 'v1', plural: 'persistentvolumeclaims' };

/** The component, its notebook, and the rules whose remedies lead to a server that runs. */
const walks: readonly (readonly [string, string, ...string[]])[] = [
  ['fraud-detection', 'fraud-train', 'notebook-unschedulable'],
  ['platform-lab', 'crash-permission', 'notebook-volume-permission'],
  ['platform-lab', 'crash-arguments', 'notebook-args-without-command'],
  ['platform-lab', 'node-selector', 'notebook-unschedulable'],
  ['platform-lab', 'claim-missing', 'notebook-claim-missing'],
  ['platform-lab', 'priority-class', 'notebook-priority-class-missing'],
  ['platform-lab', 'runtime-class', 'notebook-runtime-class-missing'],
  ['platform-lab', 'pod-default-conflict', 'notebook-poddefault-conflict'],
  ['platform-lab', 'limit-range', 'notebook-limit-range'],
  ['platform-lab', 'base-url', 'notebook-base-url'],
  ['platform-lab', 'stuck-rollout', 'notebook-stuck-rollout'],
  ['platform-lab', 'culled', 'notebook-stopped'],
];

/** What somebody without kubectl does on the page: change Git, or press a button. */
function textOf(remedy: Remedy): string | undefined {
  return 'yaml' in remedy ? remedy.yaml : undefined;
}

function flat(findings: readonly Finding[]): readonly Finding[] {
  return findings.flatMap(one => [one, ...flat(one.consequences)]);
}

/** Objects are merged, containers by name; null takes a field away. */
function merged(base: any, over: any): any {
  if (Array.isArray(over)) {
    return over.every(item => item?.name !== undefined)
      ? mergedByName(Array.isArray(base) ? base : [], over)
      : over;
  }
  if (typeof over !== 'object' || over === null) {
    return over;
  }
  const fields: Fields = { ...base };
  for (const [key, value] of Object.entries(over)) {
    fields[key] = merged(fields[key], value);
    if (fields[key] === null) {
      delete fields[key];
    }
  }
  return fields;
}

function mergedByName(base: readonly Fields[], over: readonly Fields[]) {
  const names = new Set(over.map(({ name }) => name));
  return [
    ...base.map(item =>
      names.has(item.name)
        ? merged(
            item,
            over.find(({ name }) => name === item.name),
          )
        : item,
    ),
    ...over.filter(({ name }) => !base.some(item => item.name === name)),
  ];
}

/** Something that the page says to do. */
interface Step {
  readonly ruleId: string;
  readonly remedy: Remedy;
}

function isSame(step: Step, other: Step | undefined): boolean {
  return JSON.stringify(step) === JSON.stringify(other);
}

/** The leaves of what has to go. */
function without(value: any): any {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([key, field]) => [key, without(field)]),
      )
    : null;
}

describe('whoever follows the remedies of a page', () => {
  let scenario: Awaited<ReturnType<typeof startScenario>>;

  beforeAll(async () => {
    scenario = await startScenario();
  });

  afterAll(() => scenario?.close());

  /** Undefined while the list does not have it yet. */
  async function detailOf(
    component: string,
    name: string,
  ): Promise<Detail | undefined> {
    const { items } = await scenario.get<Schemas['NotebookList']>(
      component,
      '?limit=100',
    );
    const row = items.find(item => item.name === name);
    if (!row) {
      return undefined;
    }
    const { cluster, namespace } = row;
    return scenario.get<Detail>(component, `/${cluster}/${namespace}/${name}`);
  }

  /** As a GitOps controller does with what was merged. */
  async function apply(detail: Detail, text: string, goes: boolean) {
    const { namespace, name } = detail;
    const written = parse(text) as Fields;
    if (written.kind === 'PersistentVolumeClaim') {
      await scenario.client.create(claims, written as never);
      return;
    }
    const isWhole = 'metadata' in written || 'spec' in written;
    const change = isWhole
      ? written
      : {
          spec: { template: { spec: { containers: [{ name, ...written }] } } },
        };
    const notebook = (await scenario.client.get(notebooks, name, namespace))!;
    await scenario.client.update(
      notebooks,
      merged(notebook, goes ? without(change) : change),
    );
  }

  /** The first thing on the page that can be done there; undefined when there is none. */
  function firstStep({ diagnosis }: Detail): Step | undefined {
    for (const { ruleId, remedies } of flat(diagnosis)) {
      for (const remedy of remedies) {
        if (remedy.kind === 'action' || textOf(remedy) !== undefined) {
          return { ruleId, remedy };
        }
      }
    }
    return undefined;
  }

  async function take(component: string, detail: Detail, { remedy }: Step) {
    const { cluster, namespace, name } = detail;
    if (remedy.kind === 'action') {
      await scenario.post(
        component,
        `/${cluster}/${namespace}/${name}/${remedy.action}`,
      );
    } else {
      const goes = /Remove these lines/.test(remedy.text);
      await apply(detail, textOf(remedy)!, goes);
    }
  }

  async function eventually(
    component: string,
    name: string,
    isSo: (detail: Detail) => boolean,
  ): Promise<Detail> {
    const deadline = Date.now() + 30_000;
    let detail = await detailOf(component, name);
    while (!(detail && isSo(detail)) && Date.now() < deadline) {
      await pause(200);
      detail = await detailOf(component, name);
    }
    if (!detail) {
      throw new Error(`${component} has no notebook ${name}.`);
    }
    return detail;
  }

  const isSound = ({ phase, findings }: Detail) =>
    phase === 'running' && findings.errors === 0;

  it.each(walks)('%s, %s: comes to a server that runs', async (...walk) => {
    const [component, name, rule] = walk;
    let detail = await eventually(component, name, ({ diagnosis }) =>
      flat(diagnosis).some(({ ruleId }) => ruleId === rule),
    );
    const taken: Step[] = [];
    const deadline = Date.now() + 60_000;
    while (!isSound(detail) && Date.now() < deadline) {
      const step = firstStep(detail);
      const last = taken[taken.length - 1];
      // What was done takes its time to show; only another remedy is another step.
      if (detail.phase === 'starting' || !step || isSame(step, last)) {
        await pause(200);
      } else {
        await take(component, detail, step);
        taken.push(step);
      }
      detail = await eventually(component, name, () => true);
    }
    expect(taken[0]?.ruleId).toBe(rule);
    expect([name, detail.phase, detail.headline]).toEqual([
      name,
      'running',
      'Running.',
    ]);
  });
});
