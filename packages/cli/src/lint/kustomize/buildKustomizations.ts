import path from 'node:path';
import type { FileProblem } from '../manifests/FileProblem';
import { isKustomization } from '../manifests/findFiles';
import type { Manifest } from '../manifests/Manifest';
import type { Repository } from '../Repository';
import { applyKustomization } from './applyKustomization';
import {
  type Kustomization,
  type PatchEntry,
  isKustomizationObject,
  readKustomization,
} from './Kustomization';

/** What kustomizations make of the manifests of a repository. */
export interface Built {
  readonly manifests: readonly Manifest[];
  /** Files that belong to a kustomization, and are not looked at by themselves. */
  readonly files: ReadonlySet<string>;
  readonly problems: readonly FileProblem[];
  readonly notEvaluated: readonly {
    readonly file: string;
    readonly what: string;
  }[];
}

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

class Builder {
  readonly referred = new Set<string>();
  readonly files = new Set<string>();
  readonly problems: FileProblem[] = [];
  readonly notEvaluated: { file: string; what: string }[] = [];
  readonly #repository: Repository;
  readonly #built = new Map<string, readonly Manifest[]>();

  constructor(repository: Repository) {
    this.#repository = repository;
  }

  build(file: string, above: readonly string[]): readonly Manifest[] {
    const known = this.#built.get(file);
    if (known) {
      return known;
    }
    this.files.add(file);
    const kustomization = this.#read(file);
    if (!kustomization) {
      return [];
    }
    const manifests = kustomization.resources.flatMap(({ path: to, field }) =>
      this.#resource(kustomization, to, field, [...above, file]),
    );
    const { manifests: result, problems } = applyKustomization(
      kustomization,
      manifests,
      this.#patches(kustomization),
      path.dirname(file),
    );
    this.notEvaluated.push(
      ...[
        ...kustomization.notEvaluated,
        ...kustomization.patches
          .filter(({ target }) => target?.selects)
          .map(({ field }) => `${field} (target by labels)`),
        ...new Set(problems.map(problem => `a patch: ${problem}`)),
      ].map(what => ({ file, what })),
    );
    this.#built.set(file, result);
    return result;
  }

  #read(file: string): Kustomization | undefined {
    const { manifests } = this.#repository.read(file);
    const manifest = manifests.find(
      ({ object }) =>
        isKustomizationObject(object) || object.kind === 'Component',
    );
    return manifest && readKustomization(manifest);
  }

  #resource(
    { file, manifest }: Kustomization,
    to: string,
    field: string,
    above: readonly string[],
  ): readonly Manifest[] {
    if (/^(https?:|git@|ssh:)|github\.com|\?ref=/.test(to)) {
      this.notEvaluated.push({ file, what: `the remote resource ${to}` });
      return [];
    }
    const target = path.resolve(path.dirname(file), to);
    const found = this.#repository.find(target);
    if (found === 'outside') {
      this.notEvaluated.push({
        file,
        what: `${to}, outside of the repository`,
      });
      return [];
    }
    if (found === 'folder') {
      const inner = NAMES.map(name => path.join(target, name)).find(
        one => this.#repository.find(one) === 'file',
      );
      if (inner) {
        this.referred.add(inner);
        if (!above.includes(inner)) {
          return this.build(inner, above);
        }
      }
      this.#problem(manifest, field, to, inner ? 'itself' : 'nothing');
      return [];
    }
    if (found === 'missing') {
      this.#problem(manifest, field, to, 'missing');
      return [];
    }
    this.files.add(target);
    return this.#repository.read(target).manifests;
  }

  #problem(
    manifest: Manifest,
    field: string,
    to: string,
    what: 'itself' | 'nothing' | 'missing',
  ): void {
    const causes = {
      itself: `${to} leads back to this kustomization.`,
      nothing: `The folder ${to} has no kustomization.`,
      missing: `${to} does not exist.`,
    };
    this.problems.push({
      file: manifest.file,
      ...manifest.locate(field),
      ruleId: 'kustomize-reference',
      severity: 'error',
      title: 'It refers to something that cannot be built',
      cause: `${causes[what]} Kustomize stops there, and nothing of the folder reaches the cluster.`,
      remedy: 'Correct the path, or remove the line.',
    });
  }

  #patches(kustomization: Kustomization): ReadonlyMap<PatchEntry, string> {
    const texts = new Map<PatchEntry, string>();
    for (const patch of kustomization.patches) {
      if (patch.text !== undefined) {
        texts.set(patch, patch.text);
      } else if (patch.path) {
        const file = path.resolve(path.dirname(kustomization.file), patch.path);
        const found = this.#repository.find(file);
        if (found === 'file') {
          this.files.add(file);
          texts.set(patch, this.#repository.text(file));
        } else if (found !== 'outside') {
          this.#problem(
            kustomization.manifest,
            patch.field,
            patch.path,
            'missing',
          );
        }
      }
    }
    return texts;
  }
}

/**
 * Builds all kustomizations to which no other refers, so that overlays are
 * seen as they reach the cluster and bases only through them.
 */
export function buildKustomizations(
  files: readonly string[],
  repository: Repository,
): Built {
  const builder = new Builder(repository);
  const found = files.filter(isKustomization);
  const built = new Map(found.map(file => [file, builder.build(file, [])]));
  const manifests = found
    .filter(file => !builder.referred.has(file))
    .flatMap(file => built.get(file) ?? []);
  return {
    manifests,
    files: builder.files,
    problems: builder.problems,
    notEvaluated: builder.notEvaluated,
  };
}
