import type { Diagnosed, Rule } from '../../../diagnosis';
import type { Evidence } from '../../../kubernetes/Evidence';
import type { Notebook } from '../../Notebook';
import type { NotebookEvidence } from '../../NotebookEvidence';
import { removal } from '../remedies';
import { isOpenDataHubImage } from './ImageReference';
import { manifestField, prefixOf } from './manifestField';

const REWRITE = 'notebooks.kubeflow.org/http-rewrite-uri';
const HEADERS = 'notebooks.kubeflow.org/http-headers-request-set';
const SERVER_TYPE = 'notebooks.kubeflow.org/server-type';
const RSTUDIO_HEADER = 'X-RStudio-Root-Path';

/** How the gateway has to send requests to the kind of server that runs. */
export const serverTypeRules: readonly Rule<NotebookEvidence>[] = [
  {
    id: 'notebook-type-annotations',
    severity: 'error',
    stage: 'network',
    summary: 'The annotations for its type of server are missing or wrong',
    fromManifest: true,
    diagnose: ({ notebook }) => typeAnnotations(notebook),
  },
];

function typeAnnotations(notebook: Notebook): Diagnosed | undefined {
  const headers = readHeaders(notebook);
  if (headers === 'unreadable') {
    return unreadableHeaders(notebook);
  }
  // The web server in these images does the rewriting.
  if (isOpenDataHubImage(notebook.image ?? '')) {
    return undefined;
  }
  switch (serverOf(notebook)) {
    case 'rstudio':
      return rstudio(notebook, headers);
    case 'vscode':
      return vscode(notebook);
    case 'jupyter':
      return jupyter(notebook);
    default:
      return undefined;
  }
}

/** The image knows better than an annotation that was copied. */
function serverOf({ image = '', type }: Notebook): Notebook['type'] {
  if (type === 'jupyter' && !/jupyter/i.test(image)) {
    if (/r-?studio|rocker\//i.test(image)) {
      return 'rstudio';
    }
    if (/code-?server|openvscode/i.test(image)) {
      return 'vscode';
    }
  }
  return type;
}

function readHeaders({
  annotations,
}: Notebook): Readonly<Record<string, unknown>> | 'unreadable' {
  const text = annotations[HEADERS];
  if (!text) {
    return {};
  }
  try {
    const value: unknown = JSON.parse(text);
    const readable =
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.values(value).every(header => typeof header === 'string');
    return readable ? (value as Record<string, unknown>) : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

function unreadableHeaders(notebook: Notebook): Diagnosed {
  return {
    title: 'Its request headers cannot be read',
    cause:
      'The annotation is no JSON object of texts. The controller drops it without a word, so the server misses the headers.',
    evidence: [annotation(notebook, HEADERS)],
    remedies: [
      {
        kind: 'yaml',
        text: 'Write a JSON object.',
        yaml: annotationsYaml({
          [HEADERS]: JSON.stringify({
            [RSTUDIO_HEADER]: `${prefixOf(notebook)}/`,
          }),
        }),
      },
    ],
  };
}

function rstudio(
  notebook: Notebook,
  headers: Readonly<Record<string, unknown>>,
): Diagnosed | undefined {
  const root = `${headers[RSTUDIO_HEADER] ?? ''}`.replace(/\/$/, '');
  const rewritten = notebook.annotations[REWRITE] === '/';
  if (rewritten && isPrefix(root, notebook)) {
    return undefined;
  }
  return {
    title: 'RStudio opens a blank page or a wrong address',
    cause: rewritten
      ? `RStudio has to be told that it is served under ${place(notebook)}.`
      : 'RStudio serves under "/" only, so the gateway has to rewrite the path and say where the page is.',
    evidence: [annotation(notebook, rewritten ? HEADERS : REWRITE)],
    remedies: [
      {
        kind: 'yaml',
        text: 'Set both annotations.',
        yaml: annotationsYaml({
          [REWRITE]: '/',
          [HEADERS]: JSON.stringify({
            [RSTUDIO_HEADER]: `${prefixOf({
              ...notebook,
              namespace: notebook.namespace || '<namespace>',
            })}/`,
          }),
        }),
      },
    ],
  };
}

/** Kustomize or `kubectl -n` may name the namespace only later. */
function isPrefix(path: string, { namespace, name }: Notebook): boolean {
  return namespace
    ? path === prefixOf({ namespace, name })
    : /^\/notebook\/[^/]+\/(.+)$/.exec(path)?.[1] === name;
}

function place(notebook: Notebook): string {
  return `${prefixOf({
    ...notebook,
    namespace: notebook.namespace || '<namespace>',
  })}/`;
}

function vscode(notebook: Notebook): Diagnosed | undefined {
  const [main] = notebook.containers;
  const words = [...(main?.command ?? []), ...(main?.args ?? [])].join(' ');
  if (
    notebook.annotations[REWRITE] === '/' ||
    /--server-base-path|--abs-proxy-base-path/.test(words)
  ) {
    return undefined;
  }
  return {
    title: 'VS Code opens a page that is not found',
    cause: `code-server serves under "/" only, but the gateway asks for ${place(
      notebook,
    )}.`,
    evidence: [annotation(notebook, REWRITE)],
    remedies: [
      {
        kind: 'yaml',
        text: 'Let the gateway rewrite the path.',
        yaml: annotationsYaml({ [SERVER_TYPE]: 'group-one', [REWRITE]: '/' }),
      },
    ],
  };
}

/** Jupyter builds all its addresses from the path that it was started with. */
function jupyter(notebook: Notebook): Diagnosed | undefined {
  if (notebook.annotations[REWRITE] !== '/' || servesRoot(notebook)) {
    return undefined;
  }
  return {
    title: 'Jupyter is asked under a path it does not serve',
    cause: `The gateway rewrites the path to "/", but Jupyter serves under ${place(
      notebook,
    )}.`,
    evidence: [annotation(notebook, REWRITE)],
    remedies: [
      removal('Jupyter needs no rewriting.', [
        'metadata:',
        '  annotations:',
        `    ${REWRITE}: /`,
      ]),
    ],
  };
}

function servesRoot({ containers: [main] }: Notebook): boolean {
  const words = [...(main?.command ?? []), ...(main?.args ?? [])].join(' ');
  return /\.base_url=["']?\/?["']?(\s|$)/.test(words);
}

function annotation(notebook: Notebook, key: string): Evidence {
  const value = notebook.annotations[key];
  return manifestField(
    notebook,
    `metadata.annotations[${key}]`,
    value === undefined ? 'not set' : value.slice(0, 300),
  );
}

function annotationsYaml(
  annotations: Readonly<Record<string, string>>,
): string {
  return [
    'metadata:',
    '  annotations:',
    ...Object.entries(annotations).map(
      ([key, value]) => `    ${key}: '${value}'`,
    ),
  ].join('\n');
}
