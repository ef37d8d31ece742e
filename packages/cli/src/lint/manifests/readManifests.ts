import type { KubernetesObject } from '@mlops-portal/backstage-plugin-mlops-common';
import {
  type Document,
  LineCounter,
  type Node,
  type ScalarTag,
  type TagId,
  type Tags,
  type YAMLError,
  isAlias,
  parseAllDocuments,
  visit,
} from 'yaml';
import type { FileProblem } from './FileProblem';
import { type Manifest, type Position, keysOf, offsetOf } from './Manifest';

type Tag = Exclude<Tags[number], TagId>;

/** What a file has in it. */
export interface ReadFile {
  readonly manifests: readonly Manifest[];
  readonly problems: readonly FileProblem[];
}

/** Larger files are what tools generate, such as all definitions of a platform. */
const LARGEST = 4 * 1024 * 1024;

/** Neither a Kubernetes object nor a kustomization can do without. */
const LOOKS_LIKE_MANIFEST = /\bkind\b/;

/**
 * Reads YAML and JSON as Kubernetes does, which takes YAML 1.1: `yes` is true
 * and `0644` is octal. What cannot be read is said with its place.
 */
export function readManifests(file: string, text: string): ReadFile {
  if (text.length > LARGEST) {
    return onlyProblem({
      file,
      line: 1,
      column: 1,
      ruleId: 'file-too-large',
      severity: 'warning',
      title: 'The file is too large to look at',
      cause: `It has ${(text.length / 1024 / 1024).toFixed(
        1,
      )} MB; files up to 4 MB are read.`,
      remedy: 'Split it into one file for each object.',
    });
  }
  if (!LOOKS_LIKE_MANIFEST.test(text)) {
    return { manifests: [], problems: [] };
  }
  if (text.includes('\u0000')) {
    return onlyProblem(notText(file, text));
  }
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter,
    prettyErrors: false,
    version: '1.1',
    customTags: tags => tags.filter(isKnownToGo).map(likeGo),
  });
  const manifests: Manifest[] = [];
  const problems: FileProblem[] = [];
  for (const document of 'empty' in documents ? [] : documents) {
    const read = readDocument({ file, text, document, lineCounter });
    manifests.push(...read.manifests);
    problems.push(...read.problems);
  }
  return { manifests, problems };
}

/** Times stay text. */
function isKnownToGo(tag: TagId | Tag): boolean {
  return (
    typeof tag === 'string' ||
    ((tag as ScalarTag).format !== 'TIME' &&
      tag.tag !== 'tag:yaml.org,2002:timestamp')
  );
}

/** A dot alone, such as the folder of a kustomization, is no number. */
function likeGo<T extends TagId | Tag>(tag: T): T | Tag {
  const { tag: name, test, format } = Object(tag) as Partial<ScalarTag>;
  return name === 'tag:yaml.org,2002:float' && test?.test('.') && !format
    ? {
        ...(tag as ScalarTag),
        test: /^[-+]?(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)$/,
      }
    : tag;
}

function notText(file: string, text: string): FileProblem {
  const before = text.slice(0, text.indexOf('\u0000')).split('\n');
  return {
    file,
    line: before.length,
    column: before[before.length - 1].length + 1,
    ruleId: 'yaml-syntax',
    severity: 'error',
    title: 'The file is not text',
    cause: 'It has bytes in it that no text has.',
    remedy: 'Save it as UTF-8, or give it another ending.',
  };
}

interface Reading {
  readonly file: string;
  readonly text: string;
  readonly document: Document;
  readonly lineCounter: LineCounter;
}

function readDocument(reading: Reading): ReadFile {
  const { file, text, document, lineCounter } = reading;
  if (document.errors.length > 0) {
    return onlyProblem(syntaxProblem(reading, document.errors[0]));
  }
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    return onlyProblem(aliasProblem(reading, error as Error));
  }
  const [start, , end] = document.range ?? [0, 0, text.length];
  const resolve = (alias: Node) =>
    isAlias(alias) ? alias.resolve(document) : undefined;
  const lines = {
    first: lineCounter.linePos(start).line,
    last: lineCounter.linePos(Math.min(end, text.length)).line,
  };
  const manifests = objectsOf(value).map(
    ({ object, path }): Manifest => ({
      file,
      lines,
      object,
      locate: field =>
        place(
          lineCounter,
          offsetOf(
            document.contents as Node | null,
            [...path, ...keysOf(field)],
            resolve,
          ),
        ),
    }),
  );
  return { manifests, problems: [] };
}

/** The object of a document, or those of a list such as kubectl prints. */
function objectsOf(
  value: unknown,
): readonly { readonly object: KubernetesObject; readonly path: string[] }[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [];
  }
  const object = value as KubernetesObject & { items?: unknown };
  if (typeof object.kind !== 'string') {
    return [];
  }
  return /List$/.test(object.kind) && Array.isArray(object.items)
    ? object.items.flatMap((item, index) =>
        objectsOf(item).map(one => ({
          object: one.object,
          path: ['items', `${index}`, ...one.path],
        })),
      )
    : [{ object, path: [] }];
}

const TEXTS: Readonly<
  Record<string, { readonly title: string; readonly remedy: string }>
> = {
  TAB_AS_INDENT: {
    title: 'A tab is used for indentation',
    remedy: 'Indent with spaces: YAML does not allow tabs there.',
  },
  DUPLICATE_KEY: {
    title: 'A key stands twice in the same object',
    remedy:
      'Remove one of them: kubectl refuses the file, and other tools take either.',
  },
};

function syntaxProblem(
  { file, text, lineCounter }: Reading,
  error: YAMLError,
): FileProblem {
  const position = place(lineCounter, error.pos[0]);
  if (isTemplate(text)) {
    return {
      file,
      ...position,
      ruleId: 'template-file',
      severity: 'info',
      title: 'The file is a template and was not looked at',
      cause: 'It has {{ … }} in it and is YAML only after it is rendered.',
      remedy:
        'Render it and look at the result: helm template . | mlops lint -',
    };
  }
  const known = TEXTS[error.code];
  return {
    file,
    ...position,
    ruleId: 'yaml-syntax',
    severity: 'error',
    title: known?.title ?? 'The file is not valid YAML',
    cause: `${error.message.split('\n')[0].replace(/:?\s*$/, '')}.`.replace(
      /\.\.$/,
      '.',
    ),
    remedy:
      known?.remedy ??
      'Correct the syntax; a GitOps controller stops at the same place.',
  };
}

/** Of Helm, Go or Jinja: `{{` stands where YAML would have a value. */
function isTemplate(text: string): boolean {
  return /\{\{-?\s*[.$\w"(/]|\{%-?\s/.test(text);
}

function aliasProblem(
  { file, document, lineCounter }: Reading,
  error: Error,
): FileProblem {
  let offset = 0;
  visit(document, {
    Alias: (_, alias) => {
      offset = alias.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  const excessive = /Excessive alias/.test(error.message);
  return {
    file,
    ...place(lineCounter, offset),
    ruleId: excessive ? 'yaml-aliases' : 'yaml-syntax',
    severity: 'error',
    title: excessive
      ? 'Its aliases make it grow beyond measure'
      : 'The file is not valid YAML',
    cause: excessive
      ? 'Aliases of aliases multiply; such a file exhausts the memory of whoever reads it.'
      : `${error.message.split('\n')[0]}.`,
    remedy: 'Write the values out.',
  };
}

function place(lineCounter: LineCounter, offset: number): Position {
  const { line, col } = lineCounter.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function onlyProblem(problem: FileProblem): ReadFile {
  return { manifests: [], problems: [problem] };
}
