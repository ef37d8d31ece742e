import { isRecord, KubernetesObject } from '../KubernetesObject';
import { AdmissionRequest } from './AdmissionRequest';
import { AdmittedContainer, AdmittedPod } from './AdmittedPod';
import { amountOf, formatAmount } from './quantities';

type Amounts = Record<string, number>;

/** Kinds that a quota can count, by the plain name that it gives them. */
const counted: Readonly<Record<string, string>> = {
  '/pods': 'pods',
  '/persistentvolumeclaims': 'persistentvolumeclaims',
  '/services': 'services',
  '/configmaps': 'configmaps',
  '/secrets': 'secrets',
  '/resourcequotas': 'resourcequotas',
};

const countName = (table: string) => {
  const [group, plural] = table.split('/');
  return `count/${group ? `${plural}.${group}` : plural}`;
};

const isOver = ({ status }: KubernetesObject) =>
  isRecord(status) && ['Succeeded', 'Failed'].includes(String(status.phase));

function add(sums: Amounts, name: string, amount: number) {
  sums[name] = (sums[name] ?? 0) + amount;
}

function containerAmounts({ resources }: AdmittedContainer): Amounts {
  const sums: Amounts = {};
  const { limits = {}, requests = {} } = resources ?? {};
  for (const [name, quantity] of Object.entries({ ...limits, ...requests })) {
    const amount = amountOf(quantity);
    sums[`requests.${name}`] = amount;
    if (/^(cpu|memory|ephemeral-storage)$/.test(name)) {
      sums[name] = amount;
    }
  }
  for (const [name, quantity] of Object.entries(limits)) {
    sums[`limits.${name}`] = amountOf(quantity);
  }
  return sums;
}

function podAmounts(pod: AdmittedPod): Amounts {
  const sums: Amounts = { pods: 1 };
  for (const container of pod.spec.containers) {
    for (const [name, amount] of Object.entries(containerAmounts(container))) {
      add(sums, name, amount);
    }
  }
  for (const container of pod.spec.initContainers ?? []) {
    for (const [name, amount] of Object.entries(containerAmounts(container))) {
      sums[name] = Math.max(sums[name] ?? 0, amount);
    }
  }
  return sums;
}

function claimAmounts({ spec }: KubernetesObject): Amounts {
  const { resources } = isRecord(spec) ? spec : { resources: {} };
  const { requests } = isRecord(resources) ? resources : { requests: {} };
  const storage = isRecord(requests) ? amountOf(requests.storage) : 0;
  return { persistentvolumeclaims: 1, 'requests.storage': storage };
}

/** What one object takes of a quota, by the quota's names. */
function amountsOf(table: string, object: KubernetesObject): Amounts {
  const count = { [countName(table)]: 1 };
  if (table === '/pods') {
    return isOver(object)
      ? {}
      : { ...count, ...podAmounts(object as AdmittedPod) };
  }
  if (table === '/persistentvolumeclaims') {
    return { ...count, ...claimAmounts(object) };
  }
  const name = counted[table];
  return name ? { ...count, [name]: 1 } : count;
}

const hardOf = ({ spec }: KubernetesObject): Record<string, string> =>
  isRecord(spec) && isRecord(spec.hard)
    ? (spec.hard as Record<string, string>)
    : {};

/** The tables whose objects a quota has to look at. */
export function quotaTables(quota: KubernetesObject): string[] {
  const tables = Object.keys(hardOf(quota)).map(name => {
    const [plural, ...group] = name.replace(/^count\//, '').split('.');
    if (name.startsWith('count/')) {
      return `${group.join('.')}/${plural}`;
    }
    const plain = Object.keys(counted).find(table => counted[table] === name);
    return (
      plain ??
      (name === 'requests.storage' ? '/persistentvolumeclaims' : '/pods')
    );
  });
  return [...new Set(tables)];
}

/** What a quota's namespace uses of it, as its status says it. */
export function quotaStatus(
  quota: KubernetesObject,
  list: (table: string) => readonly KubernetesObject[],
): { hard: Record<string, string>; used: Record<string, string> } {
  const hard = hardOf(quota);
  const sums: Amounts = {};
  for (const table of quotaTables(quota)) {
    for (const object of list(table)) {
      for (const [name, amount] of Object.entries(amountsOf(table, object))) {
        add(sums, name, amount);
      }
    }
  }
  const used = Object.keys(hard).map(name => [
    name,
    formatAmount(sums[name] ?? 0, name),
  ]);
  return { hard, used: Object.fromEntries(used) };
}

/** Refuses what a quota of the namespace has no room for, or cannot reckon with. */
export function checkQuota(
  object: KubernetesObject,
  request: AdmissionRequest,
) {
  const { table, namespace } = request;
  if (!namespace) {
    return;
  }
  for (const quota of request.list('/resourcequotas', namespace)) {
    if (quotaTables(quota).includes(table)) {
      checkOne(quota, object, request);
    }
  }
}

function checkOne(
  quota: KubernetesObject,
  object: KubernetesObject,
  request: AdmissionRequest,
) {
  const { table, namespace } = request;
  const { name } = object.metadata;
  const hard = hardOf(quota);
  const missing =
    table === '/pods' ? unspecified(hard, object as AdmittedPod) : [];
  if (missing.length > 0) {
    throw request.forbidden(
      name,
      `failed quota: ${quota.metadata.name}: must specify ${missing.join(
        '; ',
      )}`,
    );
  }
  const asked = amountsOf(table, object);
  const { used } = quotaStatus(quota, each => request.list(each, namespace));
  const exceeded = Object.keys(hard)
    .filter(
      key =>
        (asked[key] ?? 0) > 0 &&
        amountOf(used[key]) + asked[key] > amountOf(hard[key]) + 1e-9,
    )
    .sort();
  if (exceeded.length > 0) {
    const text = (values: (key: string) => string) =>
      exceeded.map(key => `${key}=${values(key)}`).join(',');
    throw request.forbidden(
      name,
      `exceeded quota: ${quota.metadata.name}, requested: ${text(key =>
        formatAmount(asked[key], key),
      )}, used: ${text(key => used[key])}, limited: ${text(key => hard[key])}`,
    );
  }
}

/** A quota of cpu or memory wants every container to say what it takes. */
function unspecified(
  hard: Readonly<Record<string, string>>,
  { spec }: AdmittedPod,
): string[] {
  return Object.keys(hard)
    .filter(name =>
      /^((requests|limits)\.)?(cpu|memory|ephemeral-storage)$/.test(name),
    )
    .sort()
    .flatMap(name => {
      const silent = spec.containers
        .filter(container => containerAmounts(container)[name] === undefined)
        .map(container => container.name)
        .sort();
      return silent.length > 0 ? [`${name} for: ${silent.join(',')}`] : [];
    });
}
