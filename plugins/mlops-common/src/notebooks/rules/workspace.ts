import type { Diagnosed, Rule } from '../../diagnosis';
import type { NotebookEvidence } from '../NotebookEvidence';
import { NotebookFacts } from '../NotebookFacts';
import type { Workspace } from '../Workspace';
import { admissionRules } from './admission';
import { claimRules } from './claims';
import { containerRules } from './containers';
import { imagePullRules } from './image';
import { lifecycleRules } from './lifecycle';
import { podSecurityRules } from './podSecurity';
import { quotaRules } from './quota';
import { advice, clusterKubectl, kubectl, yaml, yamlText } from './remedies';
import { schedulingRules } from './scheduling';
import { sentence } from './sentence';
import { sidecarRules } from './sidecars';
import { volumeRules } from './volumes';

/** These are about the controller of notebooks, or about fields that a Workspace lacks. */
const NOT_OF_WORKSPACES = ['notebook-nothing-created', 'notebook-stop-ignored'];

/**
 * All that can be wrong with a Workspace of Kubeflow Notebooks 2.0: what it
 * says itself, and what its Pod says as that of any notebook.
 *
 * @public
 */
export const workspaceRules: readonly Rule<NotebookEvidence>[] = [
  {
    id: 'workspace-kind-missing',
    severity: 'error',
    stage: 'manifest',
    summary: 'The kind of the workspace does not exist',
    diagnose: kindMissing,
  },
  {
    id: 'workspace-option-invalid',
    severity: 'error',
    stage: 'manifest',
    summary: 'The kind of the workspace does not have the chosen option',
    follows: ['workspace-kind-missing'],
    diagnose: optionInvalid,
  },
  {
    id: 'workspace-refused',
    severity: 'error',
    stage: 'manifest',
    summary: 'The controller could not make what the workspace needs',
    follows: ['workspace-kind-missing', 'workspace-option-invalid'],
    diagnose: refused,
  },
  ...[
    ...admissionRules,
    ...quotaRules,
    ...podSecurityRules,
    ...claimRules,
    ...lifecycleRules,
    ...schedulingRules,
    ...volumeRules,
    ...imagePullRules,
    ...containerRules,
    ...sidecarRules,
  ].filter(({ id }) => !NOT_OF_WORKSPACES.includes(id)),
  {
    id: 'workspace-restart-pending',
    severity: 'info',
    stage: 'lifecycle',
    summary: 'A change waits for the next start of the workspace',
    diagnose: restartPending,
  },
  {
    id: 'workspace-option-redirected',
    severity: 'info',
    stage: 'advice',
    summary: 'Another option stands in for the chosen one',
    diagnose: redirected,
  },
];

function state({ name, status }: Workspace, field = 'stateMessage') {
  return {
    object: `Workspace ${name}`,
    field: `status.${field}`,
    text: status.message ?? status.state ?? '',
  };
}

function kindMissing({
  workspace,
  workspaceKind,
}: NotebookEvidence): Diagnosed | undefined {
  const said = /references unknown WorkspaceKind/.test(
    workspace?.status.message ?? '',
  );
  if (!workspace || (workspaceKind !== null && !said)) {
    return undefined;
  }
  return {
    title: 'Its kind does not exist',
    cause: `The workspace is of the kind ${
      workspace.kind ?? '(none)'
    }, which the cluster does not have.`,
    evidence: [
      said
        ? state(workspace)
        : {
            object: `Workspace ${workspace.name}`,
            field: 'spec.kind',
            text: workspace.kind ?? '',
          },
    ],
    remedies: [
      clusterKubectl('See which kinds there are.', [
        'get',
        'workspacekinds.kubeflow.org',
      ]),
      advice('Make the workspace anew: its kind cannot be changed.'),
    ],
  };
}

function optionInvalid({
  workspace,
  workspaceKind,
}: NotebookEvidence): Diagnosed | undefined {
  const said = /has invalid (imageConfig|podConfig)/.exec(
    workspace?.status.message ?? '',
  );
  if (!workspace) {
    return undefined;
  }
  const { imageConfig, podConfig } = workspace;
  const lost = !workspaceKind
    ? undefined
    : [
        workspaceKind.images.some(({ id }) => id === imageConfig)
          ? undefined
          : 'imageConfig',
        workspaceKind.sizes.some(({ id }) => id === podConfig)
          ? undefined
          : 'podConfig',
      ].find(Boolean);
  const field = said?.[1] ?? lost;
  if (!field) {
    return undefined;
  }
  const chosen = field === 'imageConfig' ? imageConfig : podConfig;
  return {
    title:
      field === 'imageConfig'
        ? 'Its kind does not have the chosen image'
        : 'Its kind does not have the chosen size',
    cause: `The kind ${workspace.kind ?? ''} has no option ${
      chosen ?? '(none)'
    }; it may have been removed.`,
    evidence: [
      said
        ? state(workspace)
        : {
            object: `Workspace ${workspace.name}`,
            field: `spec.podTemplate.options.${field}`,
            text: chosen ?? '',
          },
    ],
    remedies: [
      advice('Choose another option.'),
      clusterKubectl('See which the kind has.', [
        'get',
        'workspacekinds.kubeflow.org',
        workspace.kind ?? '',
        '-o',
        'yaml',
      ]),
    ],
  };
}

/** What the controller copies from Pods and events goes stale; the Pod says it better. */
const COPIED =
  /^Workspace (Pod|Container|StatefulSet|is (paused|in an unknown state))/;
const TOLD =
  /references unknown WorkspaceKind|has invalid (imageConfig|podConfig)/;

function refused(evidence: NotebookEvidence): Diagnosed | undefined {
  const { workspace } = evidence;
  const { state: phase, message } = workspace?.status ?? {};
  if (
    !workspace ||
    phase !== 'Error' ||
    !message ||
    COPIED.test(message) ||
    TOLD.test(message) ||
    NotebookFacts.of(evidence).ready
  ) {
    return undefined;
  }
  return {
    title: 'Its controller cannot make what it needs',
    cause: sentence(message),
    evidence: [state(workspace)],
    remedies: [
      describe(workspace),
      advice('Ask those who run the cluster what the message means.'),
    ],
  };
}

function describe(workspace: Workspace) {
  return kubectl(workspace, 'See what its controller says.', [
    'describe',
    'workspaces.kubeflow.org',
    workspace.name,
  ]);
}

function restartPending({
  workspace,
}: NotebookEvidence): Diagnosed | undefined {
  if (!workspace?.status.pendingRestart || workspace.paused) {
    return undefined;
  }
  return {
    title: 'A change waits for its next start',
    cause:
      'The workspace or its kind was changed, and its Pod is still that of before.',
    evidence: [
      {
        object: `Workspace ${workspace.name}`,
        field: 'status.pendingRestart',
        text: 'true',
      },
    ],
    remedies: [
      { kind: 'action', text: 'Stop it, then start it again.', action: 'stop' },
    ],
  };
}

function redirected({ workspace }: NotebookEvidence): Diagnosed | undefined {
  if (!workspace) {
    return undefined;
  }
  const { imageConfig, podConfig, status } = workspace;
  const pairs = [
    ['imageConfig', imageConfig, status.imageRedirect],
    ['podConfig', podConfig, status.podRedirect],
  ] as const;
  const moved = pairs.filter(
    ([, chosen, desired]) => desired !== undefined && desired !== chosen,
  );
  if (moved.length === 0) {
    return undefined;
  }
  return {
    title: 'Another option stands in for the chosen one',
    cause: `The owners of its kind replace ${moved
      .map(([, chosen, desired]) => `${chosen ?? ''} by ${desired}`)
      .join(', ')} at the next start.`,
    evidence: moved.map(([field, , desired]) => ({
      object: `Workspace ${workspace.name}`,
      field: `status.podTemplateOptions.${field}.desired`,
      text: desired ?? '',
    })),
    remedies: [
      yaml('Choose the new option yourself, or another.', [
        'spec:',
        '  podTemplate:',
        '    options:',
        ...moved.map(
          ([field, , desired]) => `      ${field}: ${yamlText(desired ?? '')}`,
        ),
      ]),
    ],
  };
}
