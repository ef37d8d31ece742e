import type { Diagnosed, Rule } from '../../../diagnosis';
import type { Notebook } from '../../Notebook';
import type { NotebookContainer } from '../../NotebookContainer';
import type { NotebookEvidence } from '../../NotebookEvidence';
import { parseImage } from './ImageReference';
import { containerLines, removal } from '../remedies';
import { manifestField } from './manifestField';

/** How browsers and the portal find the server in its Pod. */
export const networkRules: readonly Rule<NotebookEvidence>[] = [
  {
    id: 'notebook-port',
    severity: 'error',
    stage: 'network',
    summary: 'The Service leads to a port on which no server listens',
    fromManifest: true,
    diagnose: ({ notebook }) => wrongPort(notebook),
  },
  {
    id: 'notebook-container-name',
    severity: 'warning',
    stage: 'advice',
    summary: 'No container is called like the notebook',
    fromManifest: true,
    diagnose: ({ notebook }) => containerName(notebook),
  },
  {
    id: 'notebook-xsrf-off',
    severity: 'warning',
    stage: 'advice',
    summary: 'Jupyter does not check whether requests come from its own page',
    fromManifest: true,
    diagnose: ({ notebook }) =>
      jupyterOption(notebook, /\.disable_check_xsrf=(["']?)(True|true|1)\1/, {
        title: 'Its protection against forged requests is off',
        cause:
          'With disable_check_xsrf any page that a user has open can run code in the notebook with that user’s rights.',
        remedies: [
          removal(
            'Switch it on again; if Jupyter then answers with 403, see that the gateway passes the _xsrf cookie.',
            ['args:', '  - --ServerApp.disable_check_xsrf=True'],
          ),
        ],
      }),
  },
  {
    id: 'notebook-open-origin',
    severity: 'warning',
    stage: 'advice',
    summary: 'Jupyter accepts requests from pages of every origin',
    fromManifest: true,
    diagnose: ({ notebook }) =>
      jupyterOption(
        notebook,
        /\.allow_origin(=(["']?)\*\2|_pat=(["']?)\.\*\3)/,
        {
          title: 'It accepts requests from every website',
          cause:
            'With allow_origin "*" pages from anywhere may talk to the notebook.',
          remedies: [
            removal('Pages behind the same gateway have the same origin.', [
              'args:',
              "  - --ServerApp.allow_origin='*'",
            ]),
          ],
        },
      ),
  },
];

const LISTENS: readonly (readonly [RegExp, number])[] = [
  [/(^|\/)(nginx|httpd|caddy)$/, 80],
  [/^rocker\//, 8787],
  [/^codercom\/code-server$/, 8080],
  [/(^|\/)linuxserver\/code-server$/, 8443],
  [/^gitpod\/openvscode-server$/, 3000],
];

/** The port on which the server of an image listens unless it is told to, where that is not the 8888 of the controller. @internal */
export function portOfImage(image: string): number | undefined {
  const { repository } = parseImage(image);
  return LISTENS.find(([pattern]) => pattern.test(repository))?.[1];
}

function wrongPort(notebook: Notebook): Diagnosed | undefined {
  const [main] = notebook.containers;
  if (!main) {
    return undefined;
  }
  const leadsTo = main.ports[0]?.port ?? 8888;
  const better = main.ports.find(
    ({ name, port }, index) =>
      index > 0 && (name === 'notebook-port' || port === 8888),
  );
  const ssh = leadsTo === 22 || main.ports[0]?.name === 'ssh';
  const listens = listensOn(main);
  if (!ssh && !better && (listens === undefined || listens === leadsTo)) {
    return undefined;
  }
  const right = better?.port ?? listens ?? 8888;
  return {
    title: `Its address leads to port ${leadsTo}, not to the server`,
    cause:
      main.ports.length > 0
        ? `The Service leads to the first port of the first container, ${leadsTo}; the server listens on ${right}.`
        : `Without ports the Service leads to 8888; the server listens on ${right}.`,
    evidence: [
      main.ports.length > 0
        ? manifestField(
            notebook,
            `${main.field}.ports[0].containerPort`,
            [main.ports[0].name, leadsTo].filter(Boolean).join(' '),
          )
        : manifestField(notebook, `${main.field}.image`, main.image ?? ''),
    ],
    remedies: [
      {
        kind: 'yaml',
        text: 'Name the port of the server first.',
        yaml: containerLines(main.name, [
          'ports:',
          '  - name: notebook-port',
          `    containerPort: ${right}`,
        ]).join('\n'),
      },
    ],
  };
}

/** The port that the command line names, or that the image is known for. */
function listensOn(main: NotebookContainer): number | undefined {
  const words = [...main.command, ...main.args].join(' ');
  const named =
    /--(?:[A-Za-z]*App\.)?port[= ](\d{2,5})\b/.exec(words) ??
    /--bind-addr[= ]\S*:(\d{2,5})\b/.exec(words);
  if (named) {
    return Number(named[1]);
  }
  if (words) {
    return undefined;
  }
  return portOfImage(main.image ?? '');
}

function containerName(notebook: Notebook): Diagnosed | undefined {
  const { containers, name } = notebook;
  const [main] = containers;
  if (!name || !main || containers.some(container => container.name === name)) {
    return undefined;
  }
  return {
    title: 'No container is called like the notebook',
    cause:
      'The controller copies the state of the container that has the name of the notebook; the Jupyter Web App shows neither state nor logs without it.',
    evidence: [manifestField(notebook, `${main.field}.name`, main.name)],
    remedies: [
      {
        kind: 'yaml',
        text: 'Rename the container.',
        yaml: containerLines(name, []).join('\n'),
      },
    ],
  };
}

/** An option of Jupyter on the command line or in the variable for it. */
function jupyterOption(
  notebook: Notebook,
  option: RegExp,
  said: Omit<Diagnosed, 'evidence'>,
): Diagnosed | undefined {
  const evidence = notebook.containers.flatMap(container => [
    ...(['command', 'args'] as const).flatMap(list =>
      container[list].flatMap((word, index) =>
        option.test(word)
          ? manifestField(
              notebook,
              `${container.field}.${list}[${index}]`,
              word.slice(0, 300),
            )
          : [],
      ),
    ),
    ...container.env.flatMap(({ name, value }, index) =>
      value !== undefined && /ARGS$/.test(name) && option.test(value)
        ? manifestField(
            notebook,
            `${container.field}.env[${index}].value`,
            value.slice(0, 300),
          )
        : [],
    ),
  ]);
  return evidence.length > 0 ? { ...said, evidence } : undefined;
}
