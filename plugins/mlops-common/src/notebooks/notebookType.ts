import { ObjectReader } from '../kubernetes/ObjectReader';

/**
 * What opens when somebody connects.
 *
 * @public
 */
export type NotebookType = 'jupyter' | 'vscode' | 'rstudio' | 'other';

const SERVER_TYPES: Readonly<Record<string, NotebookType>> = {
  jupyter: 'jupyter',
  'group-one': 'vscode',
  'group-two': 'rstudio',
};

/** Order matters: "jupyter-rstudio" offers RStudio, "notebook" says least. */
const HINTS: readonly (readonly [RegExp, NotebookType])[] = [
  [/r-?studio|rocker\//i, 'rstudio'],
  [/code-?server|vs-?code|openvscode/i, 'vscode'],
  [/jupyter|notebook|-minimal-|datascience|data-science/i, 'jupyter'],
];

/**
 * @internal
 */
export function notebookType(options: {
  readonly annotations: Readonly<Record<string, string>>;
  readonly image?: string;
  readonly container?: ObjectReader;
}): NotebookType {
  const { annotations, image, container } = options;
  const serverType = annotations['notebooks.kubeflow.org/server-type'] ?? '';
  if (Object.hasOwn(SERVER_TYPES, serverType)) {
    return SERVER_TYPES[serverType];
  }
  const headers =
    annotations['notebooks.kubeflow.org/http-headers-request-set'] ?? '';
  if (headers.includes('X-RStudio-Root-Path')) {
    return 'rstudio';
  }
  return (
    hintedType(annotations['notebooks.opendatahub.io/last-image-selection']) ??
    hintedType(image) ??
    startedType(container) ??
    'other'
  );
}

function hintedType(text: string | undefined): NotebookType | undefined {
  return text ? HINTS.find(([hint]) => hint.test(text))?.[1] : undefined;
}

/** Only Jupyter takes the options that its servers are started with. */
function startedType(container?: ObjectReader): NotebookType | undefined {
  const words = [
    ...(container?.at('command').list() ?? []),
    ...(container?.at('args').list() ?? []),
    ...(container?.at('env').list() ?? []).map(entry => entry.at('value')),
  ];
  const jupyter = words.some(word =>
    /(ServerApp|NotebookApp|LabApp)\.|^jupyter/.test(word.text() ?? ''),
  );
  return jupyter ? 'jupyter' : undefined;
}
