/** Bytes, or how to make them when somebody asks for the first time. */
export type ArtifactContent = Buffer | (() => Buffer);

/** A file or folder directly below another. */
export interface ArtifactEntry {
  readonly name: string;
  /** Bytes; folders have none. */
  readonly size?: number;
}

/**
 * The files behind the server, by their path below its root: the artifacts of a
 * run are in `EXPERIMENT/RUN/artifacts`, those of a logged model in
 * `EXPERIMENT/models/MODEL/artifacts`.
 */
export class ArtifactStore {
  readonly #files = new Map<string, ArtifactContent>();

  write(path: string, content: ArtifactContent) {
    this.#files.set(path, content);
  }

  read(path: string): Buffer | undefined {
    const content = this.#files.get(path);
    if (typeof content !== 'function') {
      return content;
    }
    const bytes = content();
    this.#files.set(path, bytes);
    return bytes;
  }

  isFolder(path: string): boolean {
    return [...this.#files.keys()].some(name => name.startsWith(`${path}/`));
  }

  /** One level below a folder in the order of names; a file and what does not exist have none. */
  list(folder: string): ArtifactEntry[] {
    const prefix = `${folder}/`;
    const entries = new Map<string, ArtifactEntry>();
    for (const path of this.#files.keys()) {
      if (path.startsWith(prefix)) {
        const [name, ...rest] = path.slice(prefix.length).split('/');
        const size = rest.length > 0 ? undefined : this.read(path)?.length;
        entries.set(name, { name, size });
      }
    }
    return [...entries.values()].sort((one, other) =>
      one.name < other.name ? -1 : 1,
    );
  }

  /** Removes a file, or a folder with all that is in it. */
  remove(path: string) {
    for (const name of [...this.#files.keys()]) {
      if (name === path || name.startsWith(`${path}/`)) {
        this.#files.delete(name);
      }
    }
  }
}
