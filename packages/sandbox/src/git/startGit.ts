import express from 'express';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { apiRouter } from './api';
import { GitHost, type GitPushEvent, type GitRepositorySeed } from './GitHost';
import { hostGuard } from './http/hostGuard';
import { smartHttp } from './http/smartHttp';
import { commitFiles, isBranchName, readFiles } from './repository';
import { webRouter } from './web';

/** The files of a branch at one commit. */
export interface GitBranchContent {
  readonly commit: string;
  readonly files: Map<string, string>;
}

export interface GitOptions {
  /** 0 or nothing: any free port. */
  readonly port?: number;
  /** Random unless given. */
  readonly token?: string;
  readonly repositories: readonly GitRepositorySeed[];
}

export interface RunningGit {
  /** For example `http://localhost:7400`; the REST API is below `/api/v3`. */
  readonly url: string;
  /** May read and push; pushes by git give it as password. */
  readonly token: string;
  /** May read: what it tries to write is answered with 403. */
  readonly readOnlyToken: string;
  /** Returns the way to stop listening. */
  onPush(listener: (event: GitPushEvent) => void): () => void;
  readBranch(
    owner: string,
    name: string,
    branch: string,
  ): Promise<GitBranchContent>;
  /** Commits files to `main` as the platform does, past any pull request. */
  commit(
    owner: string,
    name: string,
    change: { message: string; files: Readonly<Record<string, string>> },
  ): Promise<void>;
  close(): Promise<void>;
}

/** A Git host on this machine: bare repositories over smart HTTP, GitHub's API and pages for people. */
export async function startGit(options: GitOptions): Promise<RunningGit> {
  const host = await GitHost.create({
    seeds: options.repositories,
    token: options.token,
  });
  const server = createServer();
  try {
    await listen(server, options.port ?? 0);
  } catch (error) {
    await host.dispose();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  const url = `http://localhost:${port}`;
  const application = express();
  application.disable('x-powered-by');
  application.use(hostGuard(), smartHttp(host));
  application.use('/api', apiRouter({ host, url }));
  application.use(webRouter({ host, url }));
  server.on('request', application);
  return {
    url,
    token: host.token,
    readOnlyToken: host.readOnlyToken,
    onPush: listener => host.onPush(listener),
    readBranch: (owner, name, branch) => readBranch(host, owner, name, branch),
    commit: async (owner, name, change) => {
      const hosted = host.find(owner, name);
      const parent = await hosted?.repository.branchHead('main');
      if (!hosted || !parent) {
        throw new Error(`There is no branch 'main' in ${owner}/${name}`);
      }
      await host.whileWatching(hosted, () =>
        commitFiles(hosted.repository, { ...change, parent }),
      );
    },
    close: async () => {
      await new Promise<void>(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await host.dispose();
    },
  };
}

async function readBranch(
  host: GitHost,
  owner: string,
  name: string,
  branch: string,
): Promise<GitBranchContent> {
  const repository = host.find(owner, name)?.repository;
  const commit = isBranchName(branch)
    ? await repository?.branchHead(branch)
    : undefined;
  if (!repository || !commit) {
    throw new Error(`There is no branch '${branch}' in ${owner}/${name}`);
  }
  return { commit, files: await readFiles(repository, commit) };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
