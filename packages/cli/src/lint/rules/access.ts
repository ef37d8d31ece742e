import type {
  Diagnosed,
  ObjectReader,
  Rule,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { type RepositoryEvidence, said } from './RepositoryEvidence';

/** Who may reach what. */
export const accessRules: readonly Rule<RepositoryEvidence>[] = [
  {
    id: 'authorization-policy-allow-all',
    severity: 'warning',
    stage: 'advice',
    summary: 'An AuthorizationPolicy lets everybody in',
    fromManifest: true,
    diagnose: evidence => allowAllAuthorization(evidence),
  },
  {
    id: 'network-policy-allow-all',
    severity: 'warning',
    stage: 'advice',
    summary: 'A NetworkPolicy lets every Pod in',
    fromManifest: true,
    diagnose: evidence => allowAllNetwork(evidence),
  },
  {
    id: 'envoy-filter-user-id',
    severity: 'info',
    stage: 'advice',
    summary: 'An EnvoyFilter says who the user is',
    fromManifest: true,
    diagnose: evidence => userIdFilter(evidence),
  },
  {
    id: 'namespace-privileged',
    severity: 'warning',
    stage: 'advice',
    summary: 'A namespace admits privileged Pods',
    fromManifest: true,
    diagnose: evidence => privilegedNamespace(evidence),
  },
];

function allowAllAuthorization(
  evidence: RepositoryEvidence,
): Diagnosed | undefined {
  const { kind, group, fields } = evidence;
  if (kind !== 'AuthorizationPolicy' || group !== 'security.istio.io') {
    return undefined;
  }
  const spec = fields.at('spec');
  if ((spec.at('action').text() ?? 'ALLOW') !== 'ALLOW') {
    return undefined;
  }
  const open = spec.at('rules').list().filter(isOpenRule);
  if (open.length === 0) {
    return undefined;
  }
  return {
    title: 'It lets everybody in',
    cause:
      'A rule without a source and without conditions holds for every request, also for one without identity.',
    evidence: open.map(rule => said(evidence, rule.path, 'no source')),
    remedies: [
      {
        kind: 'yaml',
        text: 'Name who may come.',
        yaml: 'rules:\n  - from:\n      - source:\n          principals: [cluster.local/ns/<namespace>/sa/<service account>]',
      },
    ],
  };
}

function isOpenRule(rule: ObjectReader): boolean {
  const sources = rule.at('from').list();
  const anyone =
    sources.length === 0 ||
    sources.some(
      from =>
        from.at('source').keys().length === 0 ||
        ['ipBlocks', 'remoteIpBlocks'].some(list =>
          texts(from.at('source', list)).includes('0.0.0.0/0'),
        ),
    );
  const paths = rule
    .at('to')
    .list()
    .map(to => texts(to.at('operation', 'paths')));
  // Probes and the like may be open to everybody.
  const somePaths =
    paths.length > 0 &&
    paths.every(
      list => list.length > 0 && !list.some(path => /^\/?\*$/.test(path)),
    );
  return anyone && rule.at('when').list().length === 0 && !somePaths;
}

function allowAllNetwork(evidence: RepositoryEvidence): Diagnosed | undefined {
  const { kind, group, fields } = evidence;
  if (kind !== 'NetworkPolicy' || group !== 'networking.k8s.io') {
    return undefined;
  }
  const open = fields.at('spec', 'ingress').list().flatMap(openPeer);
  if (open.length === 0) {
    return undefined;
  }
  return {
    title: 'It lets every Pod of the cluster in',
    cause:
      'A rule without peers, or with a namespace selector that selects all, admits every Pod of every namespace.',
    evidence: open.map(peer => said(evidence, peer, 'admits all')),
    remedies: [
      {
        kind: 'yaml',
        text: 'Name the namespaces that need it.',
        yaml: 'ingress:\n  - from:\n      - namespaceSelector:\n          matchLabels:\n            kubernetes.io/metadata.name: <namespace>',
      },
    ],
  };
}

function openPeer(rule: ObjectReader): readonly string[] {
  const peers = rule.at('from').list();
  if (peers.length === 0) {
    return [rule.path];
  }
  return peers.filter(isOpenPeer).map(peer => peer.path);
}

function isOpenPeer(peer: ObjectReader): boolean {
  const namespaces = peer.at('namespaceSelector');
  const block = peer.at('ipBlock');
  return (
    (namespaces.exists &&
      namespaces.keys().length === 0 &&
      peer.at('podSelector').keys().length === 0) ||
    (block.at('cidr').text() === '0.0.0.0/0' &&
      block.at('except').list().length === 0)
  );
}

function userIdFilter(evidence: RepositoryEvidence): Diagnosed | undefined {
  const { kind, fields } = evidence;
  if (
    kind !== 'EnvoyFilter' ||
    !/kubeflow-userid|x-goog-authenticated-user-email/i.test(
      JSON.stringify(evidence.object),
    )
  ) {
    return undefined;
  }
  return {
    title: 'It decides who the user is',
    cause:
      'A filter that sets the user header makes everybody who passes it the same user, and so turns sign-in off.',
    evidence: [
      said(evidence, fields.at('spec').path, 'sets the header of the user'),
    ],
    remedies: [
      {
        kind: 'advice',
        text: 'Let the sign-in of the gateway set the header, and remove the filter outside of test clusters.',
      },
    ],
  };
}

const ENFORCE = 'pod-security.kubernetes.io/enforce';

function privilegedNamespace(
  evidence: RepositoryEvidence,
): Diagnosed | undefined {
  const { kind, group, fields } = evidence;
  const level = fields.at('metadata', 'labels').stringMap()[ENFORCE];
  if (kind !== 'Namespace' || group !== '' || level !== 'privileged') {
    return undefined;
  }
  return {
    title: 'The namespace admits privileged Pods',
    cause:
      'Whoever may create a Pod there can take over its node. It is often set only because istio-init needs more rights.',
    evidence: [said(evidence, `metadata.labels[${ENFORCE}]`, level)],
    remedies: [
      {
        kind: 'advice',
        text: 'Install the CNI plugin of Istio, or use ambient mode, and enforce baseline.',
      },
    ],
  };
}

function texts(reader: ObjectReader): readonly string[] {
  return reader.list().flatMap(item => item.text() ?? []);
}
