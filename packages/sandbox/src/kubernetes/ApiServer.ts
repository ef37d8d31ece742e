import { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError } from './ApiError';
import { ApiState } from './ApiState';
import { controlRoute, isControl, RequestLog } from './control';
import { factsOf, FaultSwitch } from './faults';
import { denial, UserInfo } from './rbac/Authorizer';
import { parseRequest, RequestInfo } from './requestInfo';
import { reviewAccess } from './routes/accessReviewRoute';
import { discover, reviewGroup } from './routes/discoveryRoute';
import { ListSnapshots } from './routes/ListSnapshots';
import { describeApi, isOpenApiPath } from './routes/openApiRoute';
import { readRequestBody } from './routes/readRequestBody';
import { resourceRoute } from './routes/resourceRoute';
import { sendJson } from './routes/sendJson';

type Target = NonNullable<RequestInfo['target']>;

const health = ['/healthz', '/readyz', '/livez'];
const version = {
  major: '1',
  minor: '36',
  gitVersion: 'v1.36.0-sandbox',
  gitCommit: '',
  gitTreeState: 'clean',
  buildDate: '1970-01-01T00:00:00Z',
  goVersion: '',
  compiler: '',
  platform: 'linux/amd64',
};

interface ApiServerOptions {
  readonly state: ApiState;
  /** By their bearer tokens. */
  readonly users: ReadonlyMap<string, UserInfo>;
  readonly snapshots: ListSnapshots;
  readonly faults: FaultSwitch;
  readonly requests: RequestLog;
}

/** The Kubernetes API over HTTP: who asks, may he, and what for. */
export class ApiServer {
  readonly #state: ApiState;
  readonly #users: ReadonlyMap<string, UserInfo>;
  readonly #snapshots: ListSnapshots;
  readonly #faults: FaultSwitch;
  readonly #requests: RequestLog;

  private constructor(options: ApiServerOptions) {
    this.#state = options.state;
    this.#users = options.users;
    this.#snapshots = options.snapshots;
    this.#faults = options.faults;
    this.#requests = options.requests;
  }

  static create(options: ApiServerOptions) {
    return new ApiServer(options);
  }

  async handle(request: IncomingMessage, response: ServerResponse) {
    try {
      await this.#route(request, response);
    } catch (error) {
      const refusal =
        error instanceof ApiError
          ? error
          : new ApiError(
              500,
              'InternalError',
              `Internal error occurred: ${
                error instanceof Error ? error.message : error
              }`,
            );
      // After the head of a watch is out there is nothing left to say.
      if (response.headersSent) {
        response.destroy();
        return;
      }
      const { retryAfterSeconds } = refusal.details ?? {};
      if (retryAfterSeconds !== undefined) {
        response.setHeader('Retry-After', retryAfterSeconds);
      }
      await sendJson(request, response, refusal.code, refusal.toStatus());
    }
  }

  async #route(request: IncomingMessage, response: ServerResponse) {
    const info = parseRequest(request);
    const account = this.#user(request)?.account;
    const faults = this.#faults;
    const requests = this.#requests;
    if (isControl(info)) {
      const options = { info, account, faults, requests };
      await controlRoute(request, response, options);
      return;
    }
    requests.record(factsOf(info, account), response);
    if (await faults.meet(info, account, response)) {
      return;
    }
    if (health.includes(info.path)) {
      response.writeHead(200, { 'Content-Type': 'text/plain' }).end('ok');
      return;
    }
    const user = this.#authenticate(request);
    if (!info.target) {
      const answer = this.#describe(info.path);
      await sendJson(request, response, 200, answer);
      return;
    }
    this.#authorize(user, info.verb, info.target);
    if (info.target.group === reviewGroup) {
      await this.#review(request, response, user, info);
      return;
    }
    await this.#resource(request, response, user, info);
  }

  #describe(path: string): unknown {
    if (path === '/version') {
      return version;
    }
    const { registry } = this.#state;
    return isOpenApiPath(path)
      ? describeApi(registry, path)
      : discover(registry, path);
  }

  #user(request: IncomingMessage): UserInfo | undefined {
    const header = request.headers.authorization ?? '';
    return this.#users.get(header.replace(/^Bearer /i, ''));
  }

  #authenticate(request: IncomingMessage): UserInfo {
    const user = this.#user(request);
    if (!user) {
      throw ApiError.unauthorized();
    }
    return user;
  }

  #authorize(user: UserInfo, verb: string, target: Target) {
    const access = { ...target, verb };
    if (!this.#state.authorizer.decide(user, access).allowed) {
      throw ApiError.forbidden(target, target.name ?? '', denial(user, access));
    }
  }

  async #review(
    request: IncomingMessage,
    response: ServerResponse,
    user: UserInfo,
    { verb, target }: RequestInfo,
  ) {
    const { authorizer } = this.#state;
    const plural = target?.plural ?? '';
    if (!plural.endsWith('subjectaccessreviews')) {
      throw ApiError.pathNotFound();
    }
    if (verb !== 'create') {
      throw ApiError.methodNotAllowed();
    }
    const body = await readRequestBody(request);
    const answer = reviewAccess(authorizer, plural, body, user);
    await sendJson(request, response, 201, answer);
  }

  async #resource(
    request: IncomingMessage,
    response: ServerResponse,
    user: UserInfo,
    { query, verb, target }: RequestInfo,
  ) {
    const { group, version: wanted, plural, ...rest } = target!;
    const resource = this.#state.registry.find(group, wanted, plural);
    const misplaced =
      resource &&
      (resource.namespaced
        ? !rest.namespace && (rest.name || verb === 'create')
        : rest.namespace && plural !== 'namespaces');
    if (!resource || misplaced) {
      throw ApiError.pathNotFound();
    }
    const context = {
      state: this.#state,
      request,
      response,
      user,
      query,
      verb,
      resource,
      version: wanted,
      ...rest,
      // RBAC sees a Namespace in itself; it is stored in none.
      namespace: resource.namespaced ? rest.namespace : undefined,
    };
    await resourceRoute(context, this.#snapshots);
  }
}
