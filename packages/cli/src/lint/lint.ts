import fs from 'node:fs';
import path from 'node:path';
import { UsageError } from '../UsageError';
import type { LintFinding, LintResult, NotEvaluated } from './LintResult';
import { type LintOptions, severities } from './lintOptions';
import { diagnoseManifests } from './diagnoseManifests';
import { acceptFindings } from './acceptFindings';
import { buildKustomizations } from './kustomize/buildKustomizations';
import { isKustomizationObject } from './kustomize/Kustomization';
import type { FileProblem } from './manifests/FileProblem';
import { findFiles } from './manifests/findFiles';
import type { Manifest } from './manifests/Manifest';
import { placeFindings } from './placeFindings';
import { Repository } from './Repository';

/** Where paths start, and where standard input comes from. */
export interface LintSurroundings {
  readonly cwd: string;
  readStdin(): string;
}

const STDIN = '-';
const STDIN_NAME = 'stdin';

/** Reads what is at the paths and asks all rules about it. */
export function lint(
  options: LintOptions,
  { cwd, readStdin }: LintSurroundings,
): LintResult {
  const starts = options.paths.map(one => ({
    given: one,
    full: one === STDIN ? path.join(cwd, STDIN_NAME) : path.resolve(cwd, one),
  }));
  for (const { given, full } of starts) {
    if (given !== STDIN && !fs.existsSync(full)) {
      throw new UsageError(`There is no file or folder '${given}'.`);
    }
  }
  const [first] = starts.filter(({ given }) => given !== STDIN);
  const repository = Repository.around(first?.full ?? cwd, cwd);
  const files = new Set<string>();
  const named = new Set<string>();
  for (const { given, full } of starts) {
    if (given === STDIN) {
      repository.put(full, readStdin());
    }
    if (given !== STDIN && fs.statSync(full).isDirectory()) {
      findFiles(full).forEach(file => files.add(file));
    } else {
      files.add(full);
      named.add(full);
    }
  }
  return lintFiles({ files: [...files], named, repository, cwd, options });
}

interface Run {
  readonly files: readonly string[];
  /** Files that were asked for by name. */
  readonly named: ReadonlySet<string>;
  readonly repository: Repository;
  readonly cwd: string;
  readonly options: LintOptions;
}

function lintFiles(run: Run): LintResult {
  const { files, named, repository, cwd, options } = run;
  const built = buildKustomizations(files, repository);
  // What kustomizations refer to may lie beside the paths.
  const all = [...new Set([...files, ...built.files])].sort();
  const manifests: Manifest[] = [...built.manifests];
  const problems: FileProblem[] = [...built.problems];
  for (const file of all) {
    const read = repository.read(file);
    problems.push(...read.problems);
    const own = read.manifests.filter(
      ({ object }) => !isKustomizationObject(object),
    );
    if (!built.files.has(file)) {
      manifests.push(...own);
    }
    if (named.has(file) && read.manifests.length + read.problems.length === 0) {
      problems.push(notAManifest(file));
    }
  }
  const diagnosed = diagnoseManifests(manifests, {
    jupyterWebApp: options.jupyterWebApp,
    now: new Date(),
  });
  const relative = (file: string) =>
    path.relative(cwd, file).split(path.sep).join('/');
  const { findings, ignored } = acceptFindings(placeFindings(diagnosed), file =>
    repository.text(file),
  );
  const shown = [...findings, ...problems.map(asFinding)]
    .map(finding => ({ ...finding, file: relative(finding.file) }))
    .filter(({ ruleId, severity }) => isAskedFor(ruleId, severity, options))
    .sort(byPlace);
  return {
    findings: shown,
    files: all.length,
    manifests: manifests.length,
    ignored,
    notEvaluated: unique(built.notEvaluated, relative),
    mistakes: diagnosed.flatMap(({ manifest, broken }) =>
      broken.map(
        ({ ruleId, error }) =>
          `The rule ${ruleId} broke on ${relative(manifest.file)}: ${error}`,
      ),
    ),
  };
}

function isAskedFor(
  ruleId: string,
  severity: LintFinding['severity'],
  options: LintOptions,
): boolean {
  return (
    (options.rules.length === 0 || options.rules.includes(ruleId)) &&
    severities.indexOf(severity) <= severities.indexOf(options.severity)
  );
}

function asFinding(problem: FileProblem): LintFinding {
  return {
    ...problem,
    kind: '',
    name: '',
    docs: `findings/manifests.md#${problem.ruleId}`,
  };
}

function notAManifest(file: string): FileProblem {
  return {
    file,
    line: 1,
    column: 1,
    ruleId: 'not-a-manifest',
    severity: 'info',
    title: 'The file has no Kubernetes object in it',
    cause: 'No document of it has a kind.',
    remedy: 'Name files or folders with manifests.',
  };
}

function byPlace(a: LintFinding, b: LintFinding): number {
  if (a.file !== b.file) {
    return a.file < b.file ? -1 : 1;
  }
  return (
    a.line - b.line ||
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    a.column - b.column ||
    (a.ruleId < b.ruleId ? -1 : 1)
  );
}

function unique(
  list: readonly NotEvaluated[],
  relative: (file: string) => string,
): readonly NotEvaluated[] {
  const seen = new Set<string>();
  return list
    .map(({ file, what }) => ({ file: relative(file), what }))
    .filter(one => seen.size !== seen.add(`${one.file} ${one.what}`).size);
}
