import type { Diagnosed } from '../../diagnosis';
import type { NotebookEvidence } from '../NotebookEvidence';
import { NotebookFacts } from '../NotebookFacts';
import { notebookPath } from '../notebookPath';
import { ofLog } from './evidenceOf';
import { advice, containerLines, yaml } from './remedies';

const REFUSALS: readonly (readonly [RegExp, string])[] = [
  [
    /'_xsrf' argument missing from (?:POST|PUT|DELETE|PATCH)/,
    'The cookie that proves that a request comes from its own page does not arrive.',
  ],
  [
    /Blocking Cross Origin API request/,
    'The request names another origin than the server expects.',
  ],
  [
    // Those that only read are refused to whoever has not signed in, too.
    /\b403 (?:POST|PUT|DELETE|PATCH) \/notebook\//,
    'The server answers requests with 403.',
  ],
];

function linesOf(evidence: NotebookEvidence) {
  const facts = NotebookFacts.of(evidence);
  const { name, container = name } = evidence.notebook;
  const lines = facts.ready ? facts.logOf(container) : undefined;
  return { facts, container, lines: lines ?? [] };
}

/** Jupyter says in its log that it takes a request for a forged one. @internal */
export function requestRefused(
  evidence: NotebookEvidence,
): Diagnosed | undefined {
  const { facts, container, lines } = linesOf(evidence);
  for (const [pattern, cause] of REFUSALS) {
    const line = lines.find(one => pattern.test(one));
    if (line !== undefined) {
      return {
        title: 'Jupyter refuses some requests of the browser',
        cause,
        evidence: [ofLog(facts, container, line)],
        remedies: [
          advice(
            'Open the notebook in one tab under the address of the gateway, and sign in anew.',
          ),
          advice(
            'Let administrators see that the gateway passes cookies and the header X-XSRFToken on.',
          ),
          yaml(
            'Where the page has another address than the gateway, name it.',
            containerLines(container, [
              'args:',
              '  - start-notebook.sh',
              '  - --ServerApp.base_url=$(NB_PREFIX)',
              '  - --ServerApp.allow_origin=https://kubeflow.example.com',
            ]),
          ),
        ],
      };
    }
  }
  return undefined;
}

/** Its log has its own page as one that it does not know. @internal */
export function pathUnknown(evidence: NotebookEvidence): Diagnosed | undefined {
  const { notebook } = evidence;
  const { facts, container, lines } = linesOf(evidence);
  const path = notebookPath(notebook.namespace, notebook.name);
  const line = lines.find(one => {
    const [, asked] = /\b404 GET (\S+)/.exec(one) ?? [];
    return [path, `${path}lab`, `${path}tree`, `${path}api`].includes(
      asked?.replace(/\?.*$/, '') ?? '',
    );
  });
  if (line === undefined) {
    return undefined;
  }
  return {
    title: 'Its server does not know its own address',
    cause: `The gateway asks it for ${path}, and it answers that there is nothing: it was started with another base_url.`,
    evidence: [ofLog(facts, container, line)],
    remedies: [
      yaml(
        'Start it under the path of the gateway.',
        containerLines(container, [
          'args:',
          '  - start-notebook.sh',
          '  - --ServerApp.base_url=$(NB_PREFIX)',
        ]),
      ),
    ],
  };
}
