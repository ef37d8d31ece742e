import type { Diagnosed, Rule } from '../../diagnosis';
import { neverReady } from '../../kubernetes/pods/podReadiness';
import type { NotebookEvidence } from '../NotebookEvidence';
import { NotebookFacts } from '../NotebookFacts';
import { ofEvent } from './evidenceOf';
import { POD_RULES_FOLLOW } from './follows';
import { advice, change, kubectl } from './remedies';

/** Containers that others put beside the server. */
const SIDECARS = [
  'istio-proxy',
  'istio-init',
  'istio-validation',
  'linkerd-proxy',
  'linkerd-init',
  'oauth-proxy',
  'kube-rbac-proxy',
  'vault-agent',
  'vault-agent-init',
];

/** @internal */
export function isSidecar(container: string): boolean {
  return SIDECARS.includes(container);
}

/** What stands between a server that runs and one that answers. */
export const sidecarRules: readonly Rule<NotebookEvidence>[] = [
  {
    id: 'notebook-sidecar',
    severity: 'error',
    stage: 'container',
    summary: 'A sidecar does not come up',
    follows: POD_RULES_FOLLOW,
    diagnose: sidecarFails,
  },
  {
    id: 'notebook-not-ready',
    severity: 'error',
    stage: 'probe',
    summary: 'The server runs, but does not become ready',
    follows: POD_RULES_FOLLOW,
    diagnose: notReady,
  },
  {
    id: 'notebook-sidecar-absent',
    severity: 'warning',
    stage: 'network',
    summary: 'The Pod lacks the sidecar that its namespace injects',
    diagnose: sidecarAbsent,
  },
];

/** A proxy is ready within seconds. */
const PROXY_PATIENCE = 30_000;

function sidecarFails(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const { activePod } = facts;
  const broken = facts.containerProblems.find(
    ({ container, problem }) =>
      isSidecar(container.name) && problem.kind !== 'image',
  );
  if (broken) {
    const { field, text, headline, since } = broken.problem;
    return sidecarSaid(facts, broken.container.name, {
      cause: headline,
      evidence: [{ object: facts.podObject, field, text }],
      since,
    });
  }
  const waiting = [
    ...(activePod?.containers ?? []),
    ...(activePod?.initContainers ?? []).filter(({ sidecar }) => sidecar),
  ].find(
    ({ name, running, ready, runningSince }) =>
      isSidecar(name) &&
      running &&
      !ready &&
      facts.hasPassed(PROXY_PATIENCE, runningSince),
  );
  if (!waiting) {
    return undefined;
  }
  const probe = facts.podEvents.find(
    ({ reason, message }) =>
      reason === 'Unhealthy' && /:1502[01]\//.test(message),
  );
  return sidecarSaid(facts, waiting.name, {
    cause: `The container ${waiting.name} runs, but is not ready, so the Pod gets no requests.`,
    evidence: [
      probe
        ? ofEvent(probe)
        : {
            object: facts.podObject,
            field: `status.containerStatuses[${waiting.name}].ready`,
            text: 'false',
          },
    ],
    since: waiting.runningSince,
  });
}

function sidecarSaid(
  facts: NotebookFacts,
  name: string,
  said: Pick<Diagnosed, 'cause' | 'evidence' | 'since'>,
): Diagnosed {
  const { notebook, podName } = facts;
  return {
    ...said,
    title: `Its sidecar "${name}" does not come up`,
    remedies: [
      kubectl(notebook, 'Read what the sidecar says.', [
        'logs',
        podName,
        '-c',
        name,
      ]),
      advice(
        name.startsWith('istio-')
          ? 'Ask those who run the cluster whether istiod runs, and whether the nodes have inotify instances left ("too many open files").'
          : 'Ask those who run the cluster.',
      ),
      kubectl(notebook, 'A new Pod may come up: delete this one.', [
        'delete',
        'pod',
        podName,
      ]),
    ],
  };
}

function notReady(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const { activePod, notebook } = facts;
  if (!activePod || facts.containerProblems.length > 0 || facts.ready) {
    return undefined;
  }
  const container = neverReady(activePod, evidence.now);
  if (!container || isSidecar(container.name)) {
    return undefined;
  }
  const probe = facts.podEvents.find(({ reason }) => reason === 'Unhealthy');
  const ready = activePod.conditions.find(({ type }) => type === 'Ready');
  return {
    title: 'It runs, but does not become ready',
    cause: `The container ${container.name} has been running for more than ten minutes, and its readiness probe has not succeeded.`,
    evidence: [
      probe
        ? ofEvent(probe)
        : {
            object: facts.podObject,
            field: 'status.conditions[Ready].message',
            text: ready?.message ?? ready?.status ?? 'False',
          },
    ],
    since: container.runningSince,
    remedies: [
      kubectl(notebook, 'Read what it says.', [
        'logs',
        activePod.name,
        '-c',
        container.name,
      ]),
      change(
        notebook,
        'Correct path and port of the readiness probe, or remove the probe.',
      ),
    ],
  };
}

function sidecarAbsent(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const { activePod, pods, ready } = facts;
  const labels = evidence.namespace?.labels ?? {};
  const injects =
    labels['istio-injection'] === 'enabled' ||
    (labels['istio-injection'] === undefined &&
      labels['istio.io/rev'] !== undefined);
  if (
    !injects ||
    !activePod ||
    !pods ||
    !ready ||
    activePod.containerNames.includes('istio-proxy') ||
    activePod.containerNames.length === 0 ||
    activePod.annotations['sidecar.istio.io/inject'] === 'false' ||
    activePod.labels['sidecar.istio.io/inject'] === 'false'
  ) {
    return undefined;
  }
  const label = labels['istio-injection'] ? 'istio-injection' : 'istio.io/rev';
  return {
    title: 'Its Pod has no Istio sidecar',
    cause:
      'The namespace injects the sidecar into new Pods, and this Pod has none: it is older than the setting, or Istio did not answer. Requests may be refused.',
    evidence: [
      {
        object: `Namespace ${evidence.notebook.namespace}`,
        field: `metadata.labels[${label}]`,
        text: labels[label],
      },
      {
        object: facts.podObject,
        field: 'spec.containers',
        text: activePod.containerNames.join(', '),
      },
    ],
    remedies: [
      { kind: 'action', text: 'Stop it, then start it again.', action: 'stop' },
    ],
  };
}
