import type { Diagnosed, Rule } from '../../diagnosis';
import type { Evidence } from '../../kubernetes/Evidence';
import { Quantity } from '../../kubernetes/Quantity';
import { gpuVendor } from '../../kubernetes/gpus';
import type { Notebook } from '../Notebook';
import type { NotebookEvidence } from '../NotebookEvidence';
import { NotebookFacts } from '../NotebookFacts';
import { ofEvent } from './evidenceOf';
import { limitRange } from './limitRange';
import {
  advice,
  change,
  kubectl,
  yaml,
  yamlText,
  containerLines,
} from './remedies';

/** What the namespace allows its Pods together, and each of them. */
export const quotaRules: readonly Rule<NotebookEvidence>[] = [
  {
    id: 'notebook-quota',
    severity: 'error',
    stage: 'admission',
    summary: 'The quota of the namespace leaves no room',
    diagnose: quotaExceeded,
  },
  {
    id: 'notebook-quota-fields',
    severity: 'error',
    stage: 'admission',
    summary: 'The quota of the namespace demands requests or limits',
    diagnose: quotaFields,
  },
  {
    id: 'notebook-limit-range',
    severity: 'error',
    stage: 'admission',
    summary: 'The limit range of the namespace forbids its size',
    diagnose: limitRange,
  },
];

/** One resource of a quota: what is asked for, in use and allowed. */
interface Shortage {
  readonly resource: string;
  readonly asked: string;
  readonly used: string;
  readonly hard: string;
}

function quotaExceeded(evidence: NotebookEvidence): Diagnosed | undefined {
  const { refused } = NotebookFacts.of(evidence);
  if (refused?.refusal.kind === 'quota') {
    const [quota, requested, used, limited] = refused.refusal.names;
    const inUse = readList(used);
    const hard = readList(limited);
    const shortages = [...readList(requested)].map(([resource, asked]) => ({
      resource,
      asked,
      used: inUse.get(resource) ?? '0',
      hard: hard.get(resource) ?? '0',
    }));
    return {
      ...shortageSaid(evidence.notebook, quota, shortages),
      evidence: [ofEvent(refused.event)],
      since: refused.event.firstAt,
    };
  }
  return refused ? undefined : foreseenShortage(evidence);
}

/** Events are gone after an hour; the quota still says it. */
function foreseenShortage(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  if (
    !facts.wanted ||
    facts.activePod ||
    !facts.pods ||
    !facts.isOlderThan(60_000)
  ) {
    return undefined;
  }
  for (const { name, hard, used } of evidence.quotas ?? []) {
    const shortages = wishesOf(evidence.notebook).flatMap(
      ([resource, asked]): Shortage[] =>
        hard[resource] !== undefined &&
        exceeds(asked, used[resource] ?? '0', hard[resource])
          ? [
              {
                resource,
                asked,
                used: used[resource] ?? '0',
                hard: hard[resource],
              },
            ]
          : [],
    );
    if (shortages.length > 0) {
      return {
        ...shortageSaid(evidence.notebook, name, shortages),
        evidence: shortages.map(
          ({ resource, used: inUse, hard: allowed }): Evidence => ({
            object: `ResourceQuota ${name}`,
            field: `status.used[${resource}]`,
            text: `${inUse} of ${allowed}`,
          }),
        ),
      };
    }
  }
  return undefined;
}

function shortageSaid(
  notebook: Notebook,
  quota: string,
  shortages: readonly Shortage[],
): Pick<Diagnosed, 'title' | 'cause' | 'remedies'> {
  const gpu = shortages.some(({ resource }) => gpuVendor(plain(resource)));
  const never = shortages.some(({ asked, hard }) => exceeds(asked, '0', hard));
  const table = shortages.map(
    ({ resource, asked, used, hard }) =>
      `${resource}: asks for ${asked}, in use ${used} of ${hard}`,
  );
  const lower = change(
    notebook,
    never
      ? `Ask for no more than the quota has: ${shortages
          .map(({ resource, hard }) => `${plain(resource)} ${hard}`)
          .join(', ')}.`
      : 'Ask for less.',
    valuesFor(shortages),
    sizeLines(notebook, shortages),
  );
  const others = advice(
    `Stop notebooks of the namespace that nobody uses: they hold ${shortages
      .map(({ resource, used }) => `${plain(resource)} ${used}`)
      .join(', ')}.`,
  );
  return {
    title: gpu
      ? 'The GPU quota of the namespace leaves no room'
      : 'The quota of the namespace leaves no room',
    cause: `${table.join('; ')} (quota ${quota}).`,
    remedies: [
      ...(never ? [lower] : [others, lower]),
      kubectl(notebook, 'See who uses how much.', [
        'describe',
        'resourcequota',
        quota,
      ]),
      advice(
        quota === 'kf-resource-quota'
          ? 'Or let administrators raise spec.resourceQuotaSpec of the Profile.'
          : `Or let administrators raise the quota ${quota}.`,
      ),
    ],
  };
}

/** As much as there is room for, else as the quota has in all. */
function sizeLines(
  { container, name }: Notebook,
  shortages: readonly Shortage[],
): readonly string[] | undefined {
  const own = shortages.filter(({ resource }) => isSize(plain(resource)));
  const amounts = own.map(({ resource, used, hard }) => {
    const left = Quantity.parse(hard)?.minus(
      Quantity.parse(used) ?? Quantity.zero,
    );
    const size = plain(resource);
    return {
      kind:
        resource.startsWith('limits.') || size.includes('/')
          ? 'limits'
          : 'requests',
      line: `    ${size}: ${yamlText(
        left?.isPositive ? left.toString() : hard,
      )}`,
    };
  });
  if (own.length === 0) {
    return undefined;
  }
  return containerLines(container ?? name, [
    'resources:',
    ...['requests', 'limits'].flatMap(kind => {
      const lines = amounts.filter(one => one.kind === kind);
      return lines.length > 0
        ? [`  ${kind}:`, ...new Set(lines.map(({ line }) => line))]
        : [];
    }),
  ]);
}

/** Whether a container asks for it, unlike for Pods and claims. */
function isSize(resource: string): boolean {
  return (
    ['cpu', 'memory', 'ephemeral-storage'].includes(resource) ||
    gpuVendor(resource) !== undefined
  );
}

/** What the form can be filled with: as much as there is room for. */
function valuesFor(shortages: readonly Shortage[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { resource, used, hard } of shortages) {
    const left = Quantity.parse(hard)?.minus(
      Quantity.parse(used) ?? Quantity.zero,
    );
    const text = left?.isPositive ? left.toString() : undefined;
    const name = plain(resource);
    if (text && (name === 'cpu' || name === 'memory')) {
      const limit = resource.startsWith('limits.');
      values[limit ? `${name}Limit` : name] = text;
    }
  }
  return values;
}

/** "requests.nvidia.com/gpu" is about "nvidia.com/gpu". */
function plain(resource: string): string {
  return resource.replace(/^(requests|limits)\./, '');
}

function wishesOf({
  resources,
}: Notebook): readonly (readonly [string, string])[] {
  const wishes: [string, string][] = [];
  for (const resource of ['cpu', 'memory'] as const) {
    const { request, limit } = resources[resource];
    if (request) {
      wishes.push([`requests.${resource}`, request], [resource, request]);
    }
    if (limit) {
      wishes.push([`limits.${resource}`, limit]);
    }
  }
  for (const { resource, count } of resources.gpus) {
    wishes.push([`requests.${resource}`, `${count}`]);
  }
  return wishes;
}

function exceeds(asked: string, used: string, hard: string): boolean {
  const sum = Quantity.parse(asked)?.plus(
    Quantity.parse(used) ?? Quantity.zero,
  );
  const allowed = Quantity.parse(hard);
  return sum !== undefined && allowed !== undefined && sum.compare(allowed) > 0;
}

/** "requests.cpu=500m,pods=1" */
function readList(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(',').flatMap(item => {
      const [resource, quantity] = item.split('=');
      return quantity ? [[resource.trim(), quantity.trim()] as const] : [];
    }),
  );
}

function quotaFields(evidence: NotebookEvidence): Diagnosed | undefined {
  const { refused } = NotebookFacts.of(evidence);
  if (refused?.refusal.kind !== 'quota-fields') {
    return undefined;
  }
  const { notebook } = evidence;
  const [quota, text] = refused.refusal.names;
  // "limits.cpu for: study; limits.memory for: study"; older: "limits.cpu,limits.memory for: study".
  const fields = [
    ...new Set(text.match(/\b(requests|limits)\.[\w./-]+/g) ?? []),
  ];
  const container = /for: ([^;,\s]+)/.exec(text)?.[1] ?? notebook.name;
  const suggestions: Readonly<Record<string, string>> = {
    cpu: '"1"',
    memory: '2Gi',
  };
  const lines = ['requests', 'limits'].flatMap(kind => {
    const own = fields.filter(field => field.startsWith(`${kind}.`)).map(plain);
    return own.length > 0
      ? [
          `            ${kind}:`,
          ...own.map(
            name => `              ${name}: ${suggestions[name] ?? '"1"'}`,
          ),
        ]
      : [];
  });
  return {
    title: 'The quota demands requests or limits that are missing',
    cause: `In this namespace every container has to state ${fields.join(
      ' and ',
    )} (quota ${quota}), and the container ${container} does not.`,
    evidence: [ofEvent(refused.event)],
    since: refused.event.firstAt,
    remedies: [
      change(notebook, 'Set them.'),
      yaml('The same in the manifest; choose the sizes.', [
        'spec:',
        '  template:',
        '    spec:',
        '      containers:',
        `        - name: ${yamlText(container)}`,
        '          resources:',
        ...lines,
      ]),
    ],
  };
}
