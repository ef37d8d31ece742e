import type { GitPushEvent, RunningGit } from '../../git';

/** A repository whose `main` the test writes; the real one has tests of its own. */
export class TestRepository
  implements Pick<RunningGit, 'readBranch' | 'onPush'>
{
  readonly files = new Map<string, string>();
  readonly listeners = new Set<(event: GitPushEvent) => void>();
  failure: Error | undefined;

  write(path: string, ...documents: (object | string)[]): this {
    const texts = documents.map(document =>
      typeof document === 'string' ? document : JSON.stringify(document),
    );
    this.files.set(path, texts.join('\n---\n'));
    return this;
  }

  onPush(listener: (event: GitPushEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async readBranch() {
    if (this.failure) {
      throw this.failure;
    }
    return { commit: 'c0ffee', files: new Map(this.files) };
  }
}
