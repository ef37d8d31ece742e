import type { Diagnosed, Remedy, Rule } from '../../diagnosis';
import type { FoundContainerProblem } from '../../kubernetes/pods/containerProblems';
import type { ImagePullCause } from '../../kubernetes/pods/imagePullProblem';
import type { NotebookEvidence } from '../NotebookEvidence';
import { NotebookFacts } from '../NotebookFacts';
import { POD_RULES_FOLLOW } from './follows';
import { advice, change, kubectl, yaml, yamlText } from './remedies';

/** Whether the node gets the image. */
export const imagePullRules: readonly Rule<NotebookEvidence>[] = [
  {
    id: 'notebook-image-pull',
    severity: 'error',
    stage: 'image',
    summary: 'An image cannot be pulled',
    follows: [
      ...POD_RULES_FOLLOW,
      'notebook-image-gone',
      'notebook-insecure-registry',
    ],
    diagnose: imagePull,
  },
];

const TITLES: Readonly<Record<ImagePullCause, string>> = {
  unauthorized: 'The image cannot be pulled: the registry refuses access',
  'not-found': 'The image cannot be pulled: it does not exist',
  unreachable: 'The image cannot be pulled: the registry cannot be reached',
  certificate: 'The image cannot be pulled: the registry is not trusted',
  'rate-limit': 'The image cannot be pulled: too many pulls for now',
  'disk-full': "The image cannot be pulled: the node's disk is full",
  'invalid-name': 'The image cannot be pulled: its name is not valid',
  'never-pull': 'The image cannot be pulled: its pull policy forbids it',
  unknown: 'The image cannot be pulled',
};

const CAUSES: Readonly<
  Record<Exclude<ImagePullCause, 'invalid-name' | 'never-pull'>, string>
> = {
  unauthorized:
    'needs credentials that the Pod does not have, or the image does not exist there. Some registries answer alike to both',
  'not-found': 'does not have this name or tag',
  unreachable:
    'does not answer: its name may be misspelt, or the network or a proxy keeps nodes from it',
  certificate: 'has a certificate that the node does not trust',
  'rate-limit': 'allows only so many pulls in a time without signing in',
  'disk-full': 'answers, but the node has no room for the image',
  unknown: 'did not deliver it to the node',
};

function imagePull(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  for (const found of facts.containerProblems) {
    const { problem } = found;
    if (problem.kind === 'image') {
      return {
        title: TITLES[problem.cause],
        cause: causeOf(found, problem.cause, problem.text),
        evidence: evidenceOf(facts, found),
        since: facts.activePod?.createdAt,
        remedies: remediesFor(evidence, found, problem.cause),
      };
    }
  }
  return undefined;
}

function causeOf(
  { container, init }: FoundContainerProblem,
  cause: ImagePullCause,
  text: string,
): string {
  const { image = '' } = container;
  const whose = init ? ` of the init container ${container.name}` : '';
  if (cause === 'invalid-name') {
    return `"${image}"${whose} is not the name of an image.`;
  }
  if (cause === 'never-pull') {
    return `The node does not have ${image}${whose}, and the pull policy "Never" keeps it from asking the registry.`;
  }
  const plainHttp = /HTTP response to HTTPS client/.test(text);
  const why = plainHttp
    ? 'speaks plain HTTP, which nodes refuse unless they are told to accept it'
    : CAUSES[cause];
  return `The registry of ${image}${whose} ${why}.`;
}

/** Older nodes tell only in an event why the first attempt failed. */
function evidenceOf(
  facts: NotebookFacts,
  { problem: { field, text } }: FoundContainerProblem,
): Diagnosed['evidence'] {
  const event = /:.*:/s.test(text)
    ? undefined
    : facts.podEvents.find(({ message }) =>
        message.startsWith('Failed to pull image'),
      );
  const shown = { object: facts.podObject, field, text };
  return event
    ? [
        { object: facts.podObject, field: 'event Failed', text: event.message },
        shown,
      ]
    : [shown];
}

/** Registries and folders that were closed, with what took their place. */
const MOVED: readonly (readonly [RegExp, string])[] = [
  [
    /^gcr\.io\/kubeflow-images-public\//,
    'ghcr.io/kubeflow/kubeflow/notebook-servers',
  ],
  [
    /^public\.ecr\.aws\/j1r0q0g6\//,
    'ghcr.io/kubeflow/kubeflow/notebook-servers',
  ],
  [/^(docker\.io\/)?bitnami\//, 'docker.io/bitnamilegacy'],
];

function remediesFor(
  evidence: NotebookEvidence,
  { container }: FoundContainerProblem,
  cause: ImagePullCause,
): readonly Remedy[] {
  const { notebook } = evidence;
  const { image = '' } = container;
  const moved = MOVED.find(([pattern]) => pattern.test(image));
  const correct = change(notebook, 'Choose an image that exists.');
  const ask = advice('Ask those who run the registry.');
  if (moved) {
    return [
      change(notebook, `This place was closed: take an image of ${moved[1]}.`),
    ];
  }
  switch (cause) {
    case 'unauthorized':
      return [...credentials(evidence, image), correct];
    case 'not-found':
      return [
        change(notebook, 'Correct the name or tag of the image.'),
        ...credentials(evidence, image),
      ];
    case 'unreachable':
      return [
        change(notebook, 'Correct the name of the registry.'),
        advice(
          'Ask those who run the cluster whether its nodes may reach the registry, or copy the image to one that they reach.',
        ),
      ];
    case 'certificate':
      return [
        advice(
          'Let administrators make the nodes trust the registry: its certificate authority, or for plain HTTP an entry for insecure registries.',
        ),
        change(notebook, 'Or take the image from a registry that is trusted.'),
      ];
    case 'rate-limit':
      return [
        change(notebook, 'Take the image from a copy in your own registry.'),
        ...credentials(evidence, image),
        advice('Or wait: the limit ends by itself, often after six hours.'),
      ];
    case 'disk-full':
      return [
        kubectl(notebook, 'Delete the Pod: another node may have room.', [
          'delete',
          'pod',
          `${notebook.name}-0`,
        ]),
        advice('Let administrators clear the disk of the node.'),
      ];
    case 'never-pull':
      return [
        yaml('Let the node fetch the image.', [
          'spec:',
          '  template:',
          '    spec:',
          '      containers:',
          `        - name: ${yamlText(container.name)}`,
          '          imagePullPolicy: IfNotPresent',
        ]),
      ];
    case 'invalid-name':
      return [change(notebook, 'Correct the name of the image.')];
    default:
      return [correct, ask];
  }
}

/** How to give the Pod the right to pull. */
function credentials(
  { notebook, serviceAccounts }: NotebookEvidence,
  image: string,
): readonly Remedy[] {
  const account = notebook.serviceAccount ?? 'default';
  const ofAccount =
    serviceAccounts?.find(({ name }) => name === account)?.pullSecrets ?? [];
  const secrets = [...notebook.pullSecrets, ...ofAccount];
  if (secrets.length > 0) {
    return [
      kubectl(
        notebook,
        'Check that the pull secret exists and is for this registry.',
        ['get', 'secret', ...secrets],
      ),
      advice(
        `Write the credentials in ${secrets.join(
          ', ',
        )} anew: they may have expired.`,
      ),
    ];
  }
  const registry = registryOf(image);
  return [
    change(notebook, 'Name the pull secret of the registry.', {}, [
      'spec:',
      '  template:',
      '    spec:',
      '      imagePullSecrets:',
      '        - name: registry-credentials',
    ]),
    kubectl(notebook, 'Where there is none yet, make one.', [
      'create',
      'secret',
      'docker-registry',
      'registry-credentials',
      `--docker-server=${registry}`,
      '--docker-username=USER',
      '--docker-password=TOKEN',
    ]),
    advice(
      `Or let a PodDefault or the service account ${account} bring it to all notebooks.`,
    ),
  ];
}

function registryOf(image: string): string {
  const slash = image.indexOf('/');
  const first = slash < 0 ? '' : image.slice(0, slash);
  const named = /[.:]|^localhost$/.test(first) && first !== 'docker.io';
  return named ? first : 'https://index.docker.io/v1/';
}
