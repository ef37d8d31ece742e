import {
  type KubernetesObject,
  diagnose,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { parse } from 'yaml';
import { repositoryEvidence, repositoryRules } from './index';

function ids(object: unknown): readonly string[] {
  const { findings, broken } = diagnose(
    repositoryRules,
    repositoryEvidence(object as KubernetesObject),
    { docs: 'findings/manifests.md' },
  );
  expect(broken).toEqual([]);
  return findings.map(({ ruleId }) => ruleId);
}

const policy = (spec: string) =>
  `{ apiVersion: security.istio.io/v1, kind: AuthorizationPolicy, spec: ${spec} }`;
const network = (ingress: string) =>
  `{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, spec: { ingress: ${ingress} } }`;
const deployment = (container: string) =>
  `{ apiVersion: apps/v1, kind: Deployment, spec: { template: { spec: { containers: [${container}] } } } }`;
const filter = (header: string) =>
  `{ apiVersion: networking.istio.io/v1alpha3, kind: EnvoyFilter, spec: { configPatches: [{ patch: { value: { inlineCode: 'headers():add("${header}", "a")' } } }] } }`;
const namespace = (level: string) =>
  `{ apiVersion: v1, kind: Namespace, metadata: { labels: { pod-security.kubernetes.io/enforce: ${level} } } }`;
const secret = (fields: string) =>
  `{ apiVersion: v1, kind: Secret, ${fields} }`;

describe('rules for other kinds', () => {
  it.each<[string, string, readonly string[]]>([
    ['a Secret with values', secret('data: { a: Yg== }'), ['plain-secret']],
    ['a Secret with text', secret('stringData: { a: b }'), ['plain-secret']],
    ['a Secret without values', secret('type: Opaque'), []],
    [
      'a Secret that a tool fills in',
      secret("stringData: { a: '<path:kv/x#y>' }"),
      [],
    ],
    [
      'a Secret that SOPS encrypted',
      secret("data: { a: 'ENC[AES256,x]' }, sops: { version: 3 }"),
      [],
    ],
    [
      'a SealedSecret',
      '{ apiVersion: bitnami.com/v1alpha1, kind: SealedSecret, spec: { encryptedData: { a: b } } }',
      [],
    ],
    [
      'a password of a container',
      deployment('{ env: [{ name: DB_PASSWORD, value: hunter2 }] }'),
      ['clear-text-credential'],
    ],
    [
      'a reference to a password',
      deployment(
        '{ env: [{ name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: a, key: b } } }] }',
      ),
      [],
    ],
    [
      'where a token is',
      deployment('{ env: [{ name: TOKEN_PATH, value: /var/run/token }] }'),
      [],
    ],
    [
      'a password in a ConfigMap',
      '{ apiVersion: v1, kind: ConfigMap, data: { password: hunter2 } }',
      ['clear-text-credential'],
    ],
    [
      'settings in a ConfigMap',
      '{ apiVersion: v1, kind: ConfigMap, data: { host: db, token-ttl: 5m } }',
      [],
    ],
    [
      'an image of Bitnami',
      deployment('{ image: "bitnami/postgresql:17" }'),
      ['image-gone'],
    ],
    [
      'an image that was removed, in a custom resource',
      '{ apiVersion: a/v1, kind: B, spec: { predictor: { containers: [{ image: "gcr.io/kubeflow-images-public/x:1" }] } } }',
      ['image-gone'],
    ],
    [
      'an image that is there',
      deployment('{ image: "bitnamilegacy/postgresql:17" }'),
      [],
    ],
    [
      'a policy without source',
      policy('{ rules: [{ to: [{ operation: { ports: ["80"] } }] }] }'),
      ['authorization-policy-allow-all'],
    ],
    [
      'a policy with an empty rule',
      policy('{ rules: [{}] }'),
      ['authorization-policy-allow-all'],
    ],
    [
      'a policy for all addresses',
      policy('{ rules: [{ from: [{ source: { ipBlocks: [0.0.0.0/0] } }] }] }'),
      ['authorization-policy-allow-all'],
    ],
    [
      'a policy with a source',
      policy('{ rules: [{ from: [{ source: { namespaces: [a] } }] }] }'),
      [],
    ],
    [
      'a policy with a condition',
      policy(
        '{ rules: [{ when: [{ key: "request.headers[kubeflow-userid]", values: [a] }] }] }',
      ),
      [],
    ],
    [
      'a policy for probes',
      policy(
        '{ rules: [{ to: [{ operation: { paths: ["*/api/kernels"] } }] }] }',
      ),
      [],
    ],
    ['a policy that denies', policy('{ action: DENY, rules: [{}] }'), []],
    ['a policy without rules, which denies all', policy('{}'), []],
    [
      'a network open to all namespaces',
      network('[{ from: [{ namespaceSelector: {} }] }]'),
      ['network-policy-allow-all'],
    ],
    ['a network open to all', network('[{}]'), ['network-policy-allow-all']],
    [
      'a network open to all addresses',
      network('[{ from: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }]'),
      ['network-policy-allow-all'],
    ],
    [
      'a network open to its namespace',
      network('[{ from: [{ podSelector: {} }] }]'),
      [],
    ],
    [
      'a network open to some Pods of all namespaces',
      network(
        '[{ from: [{ namespaceSelector: {}, podSelector: { matchLabels: { a: b } } }] }]',
      ),
      [],
    ],
    ['a network that is closed', network('[]'), []],
    [
      'a filter that says who the user is',
      filter('kubeflow-userid'),
      ['envoy-filter-user-id'],
    ],
    ['a filter for something else', filter('x-request-start'), []],
    [
      'a privileged namespace',
      namespace('privileged'),
      ['namespace-privileged'],
    ],
    ['a namespace that enforces', namespace('baseline'), []],
  ])('%s', (_, yaml, expected) => {
    expect(ids(parse(yaml))).toEqual(expected);
  });

  it.each([
    ['nothing in it', { kind: 'Secret' }],
    [
      'wrong types',
      { apiVersion: 1, kind: 'NetworkPolicy', metadata: [], spec: 'x' },
    ],
    ['nulls', { apiVersion: 'v1', kind: 'Secret', data: null, metadata: null }],
    [
      'lists of nulls',
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        spec: { containers: [null, 'a'] },
      },
    ],
  ])('do not break on an object with %s', (_, object) => {
    expect(ids(object)).toEqual([]);
  });
});
