import type { Diagnosed, Rule } from '../../../diagnosis';
import type { Evidence } from '../../../kubernetes/Evidence';
import type { Notebook } from '../../Notebook';
import type { NotebookContainer } from '../../NotebookContainer';
import type { NotebookEvidence } from '../../NotebookEvidence';
import { isDockerStacksImage } from './ImageReference';
import { containerLines, removal, yaml, yamlText } from '../remedies';
import { manifestField, prefixOf } from './manifestField';

/** Whether the server and the gateway agree on the path of the notebook. */
export const baseUrlRules: readonly Rule<NotebookEvidence>[] = [
  {
    id: 'notebook-base-url',
    severity: 'error',
    stage: 'network',
    summary: 'The server listens under another path than the gateway asks for',
    fromManifest: true,
    follows: ['notebook-args-without-command'],
    diagnose: ({ notebook }) => baseUrlMismatch(notebook),
  },
  {
    id: 'notebook-args-without-command',
    severity: 'error',
    stage: 'container',
    summary: 'The arguments replace the command that starts the server',
    fromManifest: true,
    diagnose: ({ notebook }) => argsWithoutCommand(notebook),
  },
];

const OPTION =
  /--(?:NotebookApp|ServerApp|LabApp|SingleUserNotebookApp)\.base_url[=\s]\s*(["']?)([^\s"']*)\1/;
const SHELL = /(^|\/)(ba|da|z)?sh$/;

/** Where a path of the server is written, and which one it is. */
interface Told {
  readonly field: string;
  readonly text: string;
  readonly path: string;
}

function baseUrlMismatch(notebook: Notebook): Diagnosed | undefined {
  const [main] = notebook.containers;
  if (!main) {
    return undefined;
  }
  const told = [...fromWords(main), ...fromEnvironment(main)];
  const wrong = told.filter(({ path }) => !agrees(path, notebook));
  if (wrong.length > 0) {
    return mismatch(notebook, wrong);
  }
  const probes = main.probes.filter(
    ({ path }) =>
      path !== undefined &&
      /^\/notebook\//.test(path) &&
      !isUnder(path, notebook),
  );
  if (probes.length > 0) {
    return wrongProbe(notebook, main, probes);
  }
  return told.length === 0 ? notTold(notebook, main) : undefined;
}

/** In the command line, where Kubernetes puts in `$(NB_PREFIX)`, and a shell `$NB_PREFIX`. */
function fromWords(main: NotebookContainer): readonly Told[] {
  const inShell = [...main.command, ...main.args].some(word =>
    SHELL.test(word),
  );
  return (['command', 'args'] as const).flatMap(list =>
    main[list].flatMap((word, index) => {
      // Some write the option and its value as two arguments.
      const text = /\.base_url$/.test(word)
        ? `${word} ${main[list][index + 1] ?? ''}`
        : word;
      const path = OPTION.exec(text)?.[2];
      return path === undefined
        ? []
        : [
            {
              field: `${main.field}.${list}[${index}]`,
              text: word.slice(0, 300),
              path: expand(path, { kubernetes: true, shell: inShell }),
            },
          ];
    }),
  );
}

function fromEnvironment(main: NotebookContainer): readonly Told[] {
  return main.env.flatMap(({ name, value }, index) => {
    if (value === undefined) {
      return [];
    }
    const field = `${main.field}.env[${index}].value`;
    if (name === 'NB_PREFIX') {
      return [{ field, text: value, path: value }];
    }
    const path = /^(NOTEBOOK_ARGS|JUPYTER_ARGS)$/.test(name)
      ? OPTION.exec(value)?.[2]
      : undefined;
    // The controller appends NB_PREFIX, and Kubernetes puts in only variables
    // that come before; start scripts do not expand it either.
    const expanded = { kubernetes: false, shell: false };
    return path === undefined
      ? []
      : [{ field, text: value.slice(0, 300), path: expand(path, expanded) }];
  });
}

const KNOWN_PREFIX = '\u0000prefix';

function expand(
  path: string,
  by: { readonly kubernetes: boolean; readonly shell: boolean },
): string {
  return path
    .replace(/\$\(NB_PREFIX\)/, by.kubernetes ? KNOWN_PREFIX : '$&')
    .replace(/\$\{NB_PREFIX\}|\$NB_PREFIX\b/, by.shell ? KNOWN_PREFIX : '$&');
}

function agrees(path: string, notebook: Notebook): boolean {
  const trimmed = path.replace(/\/+$/, '');
  if (trimmed === KNOWN_PREFIX) {
    return true;
  }
  // Of other variables nobody knows what they hold.
  const unknown = /\$[({A-Za-z_]/.test(trimmed) && !/NB_PREFIX/.test(trimmed);
  return (
    unknown || `/${trimmed.replace(/^\/+/, '')}` === own(trimmed, notebook)
  );
}

/** Kustomize or `kubectl -n` may name the namespace only later. */
function own(path: string, { namespace, name }: Notebook): string {
  return prefixOf({ namespace: namespace || path.split('/')[2] || '', name });
}

function isUnder(path: string, notebook: Notebook): boolean {
  return `${path}/`.startsWith(`${own(path, notebook)}/`);
}

function mismatch(notebook: Notebook, wrong: readonly Told[]): Diagnosed {
  const [{ path, field }] = wrong;
  const inEnvironment = field.includes('.env[');
  const unexpanded = /NB_PREFIX/.test(path) && path !== KNOWN_PREFIX;
  return {
    title: 'It listens under another path than its address',
    cause: unexpanded
      ? `Nothing replaces ${path} here, so the server takes it literally, while the gateway asks for ${place(
          notebook,
        )}.`
      : `The server listens under "${
          path || '/'
        }", but the gateway asks for ${place(notebook)}, which is not found.`,
    evidence: wrong.map(one => manifestField(notebook, one.field, one.text)),
    remedies: [
      field.endsWith('.value') && inEnvironment && isPrefixVariable(wrong[0])
        ? removal('The controller sets NB_PREFIX rightly.', [
            'env:',
            '  - name: NB_PREFIX',
            `    value: ${yamlText(path)}`,
          ])
        : baseUrlYaml(notebook, inEnvironment),
    ],
  };
}

function isPrefixVariable({ text, path }: Told): boolean {
  return text === path;
}

function baseUrlYaml(notebook: Notebook, inEnvironment: boolean) {
  return {
    kind: 'yaml',
    text: 'Give the server the path of its notebook.',
    yaml: inEnvironment
      ? `env:\n  - name: NOTEBOOK_ARGS\n    value: --ServerApp.base_url=${prefixOf(
          {
            ...notebook,
            namespace: notebook.namespace || '<namespace>',
          },
        )}`
      : 'args:\n  - start-notebook.sh\n  - --ServerApp.base_url=$(NB_PREFIX)',
  } as const;
}

function wrongProbe(
  notebook: Notebook,
  main: NotebookContainer,
  probes: NotebookContainer['probes'],
): Diagnosed {
  return {
    title: 'A probe asks under the path of another notebook',
    cause: `The probe asks for ${
      probes[0].path
    }, but the server listens under ${place(
      notebook,
    )}, so the notebook never becomes ready or is restarted again and again.`,
    evidence: probes.map(({ kind, path = '' }) =>
      manifestField(notebook, `${main.field}.${kind}.httpGet.path`, path),
    ),
    remedies: [
      yaml(
        'Let the probe ask below its own path.',
        containerLines(
          main.name,
          probes.flatMap(({ kind }) => [
            `${kind}:`,
            '  httpGet:',
            `    path: ${place(notebook)}api`,
            `    port: ${main.ports[0]?.port ?? 8888}`,
          ]),
        ),
      ),
    ],
  };
}

/** Images that listen under "/" unless they are told otherwise. */
function notTold(
  notebook: Notebook,
  main: NotebookContainer,
): Diagnosed | undefined {
  const { image = '' } = main;
  const notebookArgs = main.env.findIndex(
    ({ name, value }) => name === 'NOTEBOOK_ARGS' && value !== undefined,
  );
  // Its own start script knows nothing of NB_PREFIX.
  const starts = [...main.command, ...main.args][0];
  const stock =
    isDockerStacksImage(image) &&
    (starts === undefined ||
      /^-|(^|\/)(start-(notebook|singleuser)(\.sh|\.py)?|start\.sh|jupyter(-lab|-notebook)?|tini)$/.test(
        starts,
      ));
  const routedByName = Object.keys(notebook.annotations).some(key =>
    /^notebooks\.opendatahub\.io\/inject-(oauth|auth)$/.test(key),
  );
  const silent = notebookArgs >= 0 && !routedByName;
  if (!stock && !silent) {
    return undefined;
  }
  const evidence: Evidence = silent
    ? manifestField(
        notebook,
        `${main.field}.env[${notebookArgs}].value`,
        main.env[notebookArgs].value ?? '',
      )
    : manifestField(notebook, `${main.field}.image`, image);
  return {
    title: 'It is not told the path of its address',
    cause: `Unlike Kubeflow's own images this one listens under "/" unless it is told otherwise, but the gateway asks for ${place(
      notebook,
    )}.`,
    evidence: [evidence],
    remedies: [baseUrlYaml(notebook, silent)],
  };
}

function place(notebook: Notebook): string {
  return `${prefixOf({
    ...notebook,
    namespace: notebook.namespace || '<namespace>',
  })}/`;
}

function argsWithoutCommand(notebook: Notebook): Diagnosed | undefined {
  const [main] = notebook.containers;
  if (
    !main ||
    main.command.length > 0 ||
    !main.args[0]?.startsWith('-') ||
    !isDockerStacksImage(main.image ?? '')
  ) {
    return undefined;
  }
  return {
    title: 'Its arguments replace the command that starts Jupyter',
    cause: `In this image "args" take the place of the start command, so the container tries to run "${main.args[0].slice(
      0,
      80,
    )}" as a program and crashes.`,
    evidence: [
      manifestField(
        notebook,
        `${main.field}.args[0]`,
        main.args[0].slice(0, 300),
      ),
    ],
    remedies: [
      {
        kind: 'yaml',
        text: 'Begin the arguments with the start command.',
        yaml: [
          'args:',
          '  - start-notebook.sh',
          '  - --ServerApp.base_url=$(NB_PREFIX)',
        ].join('\n'),
      },
    ],
  };
}
