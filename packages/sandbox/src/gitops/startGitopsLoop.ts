import type { RunningGit } from '../git';
import type { KubernetesClient } from '../kubernetes';
import { ClusterSync } from './ClusterSync';
import { messageOf, type GitopsProblem } from './readManifests';

export interface GitopsLoopOptions {
  readonly git: Pick<RunningGit, 'readBranch' | 'onPush'>;
  /** Owner and name of the repository; what counts is its branch `main`. */
  readonly owner: string;
  readonly name: string;
  readonly client: KubernetesClient;
  /** How often the cluster is compared with Git when nothing is pushed. Default: 30 s. */
  readonly intervalMs?: number;
  /** Told about each new problem once. */
  readonly onProblem?: (message: string) => void;
}

export interface GitopsLoop {
  /** Ends the loop after the object that is being applied; leaves no timer. */
  stop(): Promise<void>;
  /** Resolves when the present head of `main` is applied, as far as it can be. */
  synced(): Promise<void>;
  /** What the last pass could not do. */
  problems(): readonly GitopsProblem[];
}

const branch = 'main';
const firstRetryMs = 1000;

/** Applies what is on `main` to the cluster, now and after each push. */
export function startGitopsLoop(options: GitopsLoopOptions): GitopsLoop {
  const { git, owner, name, client, intervalMs = 30_000 } = options;
  const sync = ClusterSync.create({ client, repository: `${owner}/${name}` });
  const abort = new AbortController();
  let problems: readonly GitopsProblem[] = [];
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;

  async function pass(): Promise<void> {
    if (abort.signal.aborted) {
      return;
    }
    clearTimeout(timer);
    const known = new Set(problems.map(problemText));
    try {
      const { files } = await git.readBranch(owner, name, branch);
      problems = await sync.run(files, abort.signal);
    } catch (error) {
      problems = [{ file: '', message: messageOf(error) }];
    }
    for (const text of problems.map(problemText)) {
      if (!known.has(text)) {
        options.onProblem?.(text);
      }
    }
    failures = problems.length > 0 ? failures + 1 : 0;
    if (!abort.signal.aborted) {
      timer = setTimeout(request, delay(failures, intervalMs));
      timer.unref();
    }
  }

  /** A pass that begins after this call: one that runs already may have read an older head. */
  function request(): Promise<void> {
    next ??= running.then(() => {
      next = undefined;
      running = pass();
      return running;
    });
    return next;
  }

  const unsubscribe = git.onPush(event => {
    if (
      event.owner === owner &&
      event.name === name &&
      event.branch === branch
    ) {
      void request();
    }
  });
  void request();

  return {
    synced: request,
    problems: () => problems,
    stop: async () => {
      abort.abort();
      unsubscribe();
      clearTimeout(timer);
      await (next ?? running);
    },
  };
}

/** What failed is tried again soon, then ever more seldom. */
function delay(failures: number, intervalMs: number): number {
  return failures === 0
    ? intervalMs
    : Math.min(intervalMs, firstRetryMs * 2 ** (failures - 1));
}

function problemText({ file, message }: GitopsProblem): string {
  return file === '' ? message : `${file}: ${message}`;
}
