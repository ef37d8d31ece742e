import type { Request, RequestHandler, Response } from 'express';
import type { GitAccount, GitHost, HostedRepository } from '../GitHost';
import { bearerToken } from '../http/credentials';
import { PullRequestRefusal, type PullRequest } from '../pulls';
import { isBranchName, isSha } from '../repository';
import { ApiError } from './ApiError';

const refusalStatus = {
  invalid: 422,
  'not-mergeable': 405,
  'head-modified': 409,
} as const;

/** What every handler asks for: the repository of the path, who calls, and the links of the answer. */
export class ApiContext {
  readonly host: GitHost;
  /** Base of the web pages, e.g. http://localhost:7400 */
  readonly url: string;

  constructor(options: { host: GitHost; url: string }) {
    this.host = options.host;
    this.url = options.url;
  }

  get apiUrl(): string {
    return `${this.url}/api/v3`;
  }

  account(request: Request): GitAccount | undefined {
    const header = request.headers.authorization;
    if (header === undefined) {
      return undefined;
    }
    const token = bearerToken(header);
    const account = token ? this.host.account(token) : undefined;
    if (!account) {
      throw new ApiError(401, 'Bad credentials');
    }
    return account;
  }

  signedIn(request: Request): GitAccount {
    const account = this.account(request);
    if (!account) {
      throw new ApiError(401, 'Requires authentication');
    }
    return account;
  }

  repository(request: Request): HostedRepository {
    this.account(request);
    const { owner, name } = request.params;
    const hosted = this.host.find(owner, name);
    if (!hosted) {
      throw ApiError.notFound();
    }
    return hosted;
  }

  writable(request: Request): HostedRepository {
    const account = this.signedIn(request);
    const hosted = this.repository(request);
    if (!account.push) {
      throw new ApiError(
        403,
        'Resource not accessible by personal access token',
      );
    }
    return hosted;
  }

  pull(request: Request, { pulls }: HostedRepository): PullRequest {
    const pull = /^[1-9]\d{0,8}$/.test(request.params.number)
      ? pulls.get(Number(request.params.number))
      : undefined;
    if (!pull) {
      throw ApiError.notFound();
    }
    return pull;
  }

  /** The commit that `sha`, `ref` or a part of the path names; the default branch without one. */
  async commit(
    { repository }: HostedRepository,
    revision: unknown,
  ): Promise<string> {
    const text = revision ?? repository.defaultBranch;
    if (typeof text !== 'string' || !(isBranchName(text) || isSha(text))) {
      throw ApiError.notFound();
    }
    const commit = await repository.resolveCommit(text);
    if (!commit) {
      throw new ApiError(404, `No commit found for the ref ${text}`);
    }
    return commit;
  }
}

export function handler(
  work: (request: Request, response: Response) => Promise<void>,
): RequestHandler {
  return async (request, response, next) => {
    try {
      await work(request, response);
    } catch (error) {
      next(error instanceof PullRequestRefusal ? refusal(error) : error);
    }
  };
}

function refusal({ reason, message }: PullRequestRefusal): ApiError {
  return reason === 'invalid'
    ? ApiError.validation({ resource: 'PullRequest', code: 'custom', message })
    : new ApiError(refusalStatus[reason], message);
}
