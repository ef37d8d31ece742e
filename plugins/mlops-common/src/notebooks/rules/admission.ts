import type { Remedy, Rule } from '../../diagnosis';
import { type PodRefusal, firstLine } from '../../kubernetes/pods/podRefusal';
import type { Notebook } from '../Notebook';
import type { NotebookEvidence } from '../NotebookEvidence';
import { NotebookFacts } from '../NotebookFacts';
import { ofEvent } from './evidenceOf';
import {
  type Said,
  podDefaultRefused,
  podInvalid,
} from './refusedByPodDefaults';
import {
  advice,
  change,
  clusterKubectl,
  kubectl,
  podLines,
  removal,
} from './remedies';
import { sentence } from './sentence';

type Kind = PodRefusal['kind'];

/** What the API server and its webhooks say when they refuse the Pod. */
export const admissionRules: readonly Rule<NotebookEvidence>[] = [
  rule(
    'notebook-service-account-missing',
    'The service account of the notebook does not exist',
    ['service-account'],
    serviceAccountMissing,
  ),
  rule(
    'notebook-webhook-down',
    'A webhook that every new Pod has to pass does not answer',
    ['webhook-down'],
    webhookDown,
  ),
  rule(
    'notebook-poddefault-refused',
    'PodDefaults contradict each other or the notebook',
    ['pod-defaults'],
    podDefaultRefused,
    ['notebook-poddefault-conflict'],
  ),
  rule(
    'notebook-policy-denied',
    'A policy of the cluster refuses the Pod',
    ['webhook-denied', 'policy'],
    policyDenied,
  ),
  rule(
    'notebook-priority-class-missing',
    'The priority class of the notebook does not exist',
    ['priority-class'],
    priorityClassMissing,
  ),
  rule(
    'notebook-runtime-class-missing',
    'The runtime class of the notebook does not exist',
    ['runtime-class'],
    runtimeClassMissing,
  ),
  rule(
    'notebook-pod-invalid',
    'The Pod is not valid after webhooks have changed it',
    ['invalid', 'name-too-long'],
    podInvalid,
    ['notebook-name-too-long'],
  ),
  rule(
    'notebook-pod-refused',
    'The cluster refuses the Pod for a reason of its own',
    ['other'],
    podRefused,
  ),
];

function rule(
  id: string,
  summary: string,
  kinds: readonly Kind[],
  say: (refusal: PodRefusal, evidence: NotebookEvidence) => Said,
  follows?: readonly string[],
): Rule<NotebookEvidence> {
  return {
    id,
    severity: 'error',
    stage: 'admission',
    summary,
    follows,
    diagnose(evidence) {
      const refused = NotebookFacts.of(evidence).refused;
      if (!refused || !kinds.includes(refused.refusal.kind)) {
        return undefined;
      }
      return {
        ...say(refused.refusal, evidence),
        evidence: [ofEvent(refused.event)],
        since: refused.event.firstAt,
      };
    },
  };
}

/** What makes a namespace one of Kubeflow's. */
const PROFILE_LABEL = 'app.kubernetes.io/part-of';

function serviceAccountMissing(
  { names: [account] }: PodRefusal,
  { notebook, namespace }: NotebookEvidence,
): Said {
  const profile = namespace?.labels[PROFILE_LABEL] === 'kubeflow-profile';
  const ofProfile = /^default-(editor|viewer)$/.test(account);
  const remedies: Remedy[] = [
    kubectl(notebook, 'Create the service account.', [
      'create',
      'serviceaccount',
      account,
    ]),
    change(notebook, 'Choose a service account that exists.'),
  ];
  if (ofProfile && !profile) {
    remedies.unshift(
      advice(
        `Ask for a Kubeflow Profile for the namespace ${notebook.namespace}: it brings the service account and its rights.`,
      ),
    );
  }
  return {
    title: `The service account "${account}" does not exist`,
    cause:
      ofProfile && namespace && !profile
        ? `Kubeflow creates ${account} in the namespaces of its Profiles, and ${notebook.namespace} is none.`
        : `The Pod is to run as ${account}, which is not in the namespace ${notebook.namespace}, so the Pod is refused.`,
    remedies,
  };
}

function webhookDown({ names: [webhook, error] }: PodRefusal): Said {
  const deployment = /^([a-z0-9-]+)\.kubeflow\.org$/.exec(webhook)?.[1];
  const certificate = /x509|certificate/.test(error);
  const missing = /service "([^"]+)" not found/.exec(error)?.[1];
  let why = sentence(`It does not answer: ${firstLine(error)}`);
  if (missing) {
    why = `Its service ${missing} does not exist: the webhook was removed, and its registration was left.`;
  } else if (certificate) {
    why = 'Its certificate is not trusted.';
  }
  return {
    title: 'The cluster creates no Pods here at the moment',
    cause: `Every new Pod of this namespace has to pass the webhook ${webhook}. ${why}`,
    remedies: [
      ...(deployment && !missing
        ? [
            clusterKubectl('Administrators restart it.', [
              '-n',
              'kubeflow',
              'rollout',
              'restart',
              `deployment/${deployment}`,
            ]),
          ]
        : []),
      ...(certificate
        ? [
            advice(
              'Let cert-manager write the certificate of the webhook anew.',
            ),
          ]
        : []),
      clusterKubectl('Administrators see which webhooks there are.', [
        'get',
        'mutatingwebhookconfigurations,validatingwebhookconfigurations',
      ]),
      advice(
        'Tell those who run the cluster: nothing of the notebook has to change, it starts by itself afterwards.',
      ),
    ],
  };
}

function policyDenied(
  { kind, names: [policy, reason] }: PodRefusal,
  { notebook }: NotebookEvidence,
): Said {
  return {
    title: 'A policy of the cluster refuses it',
    cause: `The ${
      kind === 'policy' ? 'policy' : 'webhook'
    } ${policy} says: ${sentence(firstLine(reason))}`,
    remedies: [
      change(notebook, 'Change the notebook so that the policy allows it.'),
      describe(notebook),
      advice(`Ask those who run the cluster about ${policy}.`),
    ],
  };
}

function priorityClassMissing({ names: [name] }: PodRefusal): Said {
  return {
    title: `The priority class "${name}" does not exist`,
    cause: `The Pod asks for the priority class ${name}, which the cluster does not have, so the Pod is refused.`,
    remedies: [
      clusterKubectl('See which priority classes there are.', [
        'get',
        'priorityclasses',
      ]),
      removal('Or do without it.', podLines([`priorityClassName: ${name}`])),
    ],
  };
}

function runtimeClassMissing({ names: [name] }: PodRefusal): Said {
  return {
    title: `The runtime class "${name}" does not exist`,
    cause: `The Pod asks for the runtime class ${name}, which the cluster does not have, so the Pod is refused.`,
    remedies: [
      clusterKubectl('See which runtime classes there are.', [
        'get',
        'runtimeclasses',
      ]),
      removal('Or do without it.', podLines([`runtimeClassName: ${name}`])),
    ],
  };
}

function podRefused(
  { reason }: PodRefusal,
  { notebook }: NotebookEvidence,
): Said {
  return {
    title: 'The cluster refuses to create its Pod',
    cause: sentence(firstLine(reason)),
    remedies: [
      describe(notebook),
      advice('Ask those who run the cluster what the message means.'),
    ],
  };
}

/** Shows the StatefulSet with its events. */
function describe(notebook: Notebook): Remedy {
  return kubectl(notebook, 'See the whole message.', [
    'describe',
    'statefulset',
    notebook.name,
  ]);
}
