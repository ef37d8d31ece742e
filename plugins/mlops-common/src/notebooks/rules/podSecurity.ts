import type { Diagnosed, Rule } from '../../diagnosis';
import type { NotebookEvidence } from '../NotebookEvidence';
import { NotebookFacts } from '../NotebookFacts';
import { ofEvent } from './evidenceOf';
import {
  advice,
  change,
  clusterKubectl,
  yaml,
  containerLines,
} from './remedies';

/** The security level that a namespace enforces. */
export const podSecurityRules: readonly Rule<NotebookEvidence>[] = [
  {
    id: 'notebook-pod-security-istio',
    severity: 'error',
    stage: 'admission',
    summary: "Istio's init container is not allowed in the namespace",
    diagnose: istioInit,
  },
  {
    id: 'notebook-pod-security',
    severity: 'error',
    stage: 'admission',
    summary: 'The notebook does not meet the security level of the namespace',
    diagnose: ownSpec,
  },
];

function refusedBySecurity(evidence: NotebookEvidence) {
  const { refused } = NotebookFacts.of(evidence);
  if (refused?.refusal.kind !== 'pod-security') {
    return undefined;
  }
  const [level, violations] = refused.refusal.names;
  return { level, violations, event: refused.event };
}

const ENFORCE = 'pod-security.kubernetes.io/enforce';

function istioInit(evidence: NotebookEvidence): Diagnosed | undefined {
  const refused = refusedBySecurity(evidence);
  if (refused) {
    return refused.violations.includes('"istio-init"')
      ? {
          ...istioSaid(evidence, refused.level),
          evidence: [ofEvent(refused.event)],
          since: refused.event.firstAt,
        }
      : undefined;
  }
  const facts = NotebookFacts.of(evidence);
  const { namespace, notebook, events } = evidence;
  const labels = namespace?.labels ?? {};
  const level = labels[ENFORCE];
  const injected =
    labels['istio-injection'] === 'enabled' || labels['istio.io/rev'];
  const optedOut =
    notebook.annotations['sidecar.istio.io/inject'] === 'false' ||
    notebook.labels['sidecar.istio.io/inject'] === 'false';
  // Events are gone after an hour; what remains is that there is no Pod.
  if (
    !facts.wanted ||
    facts.activePod ||
    facts.refused ||
    !evidence.statefulSet ||
    !events ||
    !facts.isOlderThan(60_000) ||
    !injected ||
    optedOut ||
    (level !== 'baseline' && level !== 'restricted')
  ) {
    return undefined;
  }
  return {
    ...istioSaid(evidence, level),
    evidence: [
      {
        object: `Namespace ${notebook.namespace}`,
        field: `metadata.labels[${ENFORCE}]`,
        text: level,
      },
    ],
  };
}

function istioSaid({ notebook }: NotebookEvidence, level: string) {
  return {
    title: "The namespace does not allow Istio's init container",
    cause: `Istio adds the container istio-init, which needs NET_ADMIN and NET_RAW. The namespace allows only Pods of the security level "${level}", so the Pod is refused before it exists.`,
    remedies: [
      advice(
        'Let administrators install the Istio CNI plugin: then no Pod needs the init container.',
      ),
      advice('Or let them move the namespace to ambient mode.'),
      clusterKubectl(
        'As a last resort administrators lift the restriction, for all that runs in the namespace.',
        [
          'label',
          'namespace',
          notebook.namespace,
          `${ENFORCE}=privileged`,
          '--overwrite',
        ],
      ),
    ],
  };
}

function ownSpec(evidence: NotebookEvidence): Diagnosed | undefined {
  const refused = refusedBySecurity(evidence);
  if (!refused || refused.violations.includes('"istio-init"')) {
    return undefined;
  }
  const { notebook } = evidence;
  const { level, violations, event } = refused;
  return {
    title: 'It does not meet the security level of its namespace',
    cause: `The namespace allows only Pods of the level "${level}". What is missing: ${violations}.`,
    evidence: [ofEvent(event)],
    since: event.firstAt,
    remedies: [
      ...(level === 'restricted'
        ? [
            yaml('Give up the rights that it does not need.', [
              'spec:',
              '  template:',
              '    spec:',
              '      securityContext:',
              '        runAsNonRoot: true',
              '        runAsUser: 1000',
              '        fsGroup: 100',
              '        seccompProfile:',
              '          type: RuntimeDefault',
              '      containers:',
              `        - name: ${notebook.container ?? notebook.name}`,
              '          securityContext:',
              '            allowPrivilegeEscalation: false',
              '            capabilities:',
              '              drop: [ALL]',
            ]),
          ]
        : [
            yaml('Give up the rights that the message names.', [
              ...containerLines(notebook.container ?? notebook.name, [
                'securityContext:',
                '  privileged: false',
              ]),
            ]),
          ]),
      change(notebook, 'Change the fields that the message names.'),
      advice('Or ask administrators for a namespace with another level.'),
    ],
  };
}
