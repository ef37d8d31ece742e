import { type Diagnosis } from '../../../diagnosis';
import { parsePodDefault } from '../PodDefault';
import { diagnosePodDefault } from '../podDefaultRules';

type Fields = Record<string, unknown>;

function podDefault(spec: Fields, name = 'a') {
  return parsePodDefault({
    metadata: { name, namespace: 'team', resourceVersion: '7' },
    spec: { selector: { matchLabels: { on: 'true' } }, ...spec },
  });
}

/** What the rules say of a PodDefault beside others of its namespace. */
export function diagnosed(
  spec: Fields,
  others: readonly Fields[] = [],
): Diagnosis {
  const own = podDefault(spec);
  return diagnosePodDefault({
    podDefault: own,
    others: [own, ...others.map(one => podDefault(one, 'b'))],
    jupyterWebApp: true,
  });
}

const mounts = (...paths: readonly string[]) => ({
  volumes: [{ name: 'd', emptyDir: {} }],
  volumeMounts: paths.map(mountPath => ({ name: 'd', mountPath })),
});

/** For each rule what it is about, and what is near and fine. */
export const podDefaultCases: Readonly<
  Record<
    string,
    { wrong: Record<string, Fields>; right: Record<string, Fields> }
  >
> = {
  'poddefault-malformed': {
    wrong: {
      'a list that is none': { env: 'x' },
      'no selector': { selector: undefined },
    },
    right: { 'a list without items': { env: [] } },
  },
  'poddefault-selector-invalid': {
    wrong: {
      'an operator that does not exist': {
        selector: {
          matchLabels: { a: 'b' },
          matchExpressions: [{ key: 'a', operator: 'Is' }],
        },
      },
    },
    right: {
      'one that does': {
        selector: {
          matchLabels: { a: 'b' },
          matchExpressions: [{ key: 'a', operator: 'Exists' }],
        },
      },
    },
  },
  'poddefault-self-conflict': {
    wrong: {
      'one volume on two paths': mounts('/a', '/b'),
      'two tolerations of a key': {
        tolerations: [
          { key: 'k', effect: 'NoSchedule' },
          { key: 'k', effect: 'NoExecute' },
        ],
      },
    },
    right: {
      'one volume on one path': mounts('/a'),
      'the same toleration twice': {
        tolerations: [{ key: 'k' }, { key: 'k' }],
      },
    },
  },
  'poddefault-volume-missing': {
    wrong: {
      'a mount without volume': {
        volumeMounts: [{ name: 'm', mountPath: '/m' }],
      },
    },
    right: { 'a mount with its volume': mounts('/m') },
  },
  'poddefault-selects-all': {
    wrong: { 'a selector without conditions': { selector: {} } },
    right: { 'a selector with one': {} },
  },
  'poddefault-match-expressions-only': {
    wrong: {
      'expressions alone': {
        selector: { matchExpressions: [{ key: 'a', operator: 'Exists' }] },
      },
    },
    right: {
      'expressions beside labels': {
        selector: {
          matchLabels: { on: 'true' },
          matchExpressions: [{ key: 'a', operator: 'Exists' }],
        },
      },
    },
  },
  'poddefault-clear-text-secret': {
    wrong: {
      'a secret': { env: [{ name: 'API_TOKEN', value: 'abcdef' }] },
    },
    right: {
      'where a token is': {
        env: [{ name: 'KF_PIPELINES_SA_TOKEN_PATH', value: '/var/run/token' }],
      },
    },
  },
};
