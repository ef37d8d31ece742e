import { IncomingMessage } from 'node:http';

/** What a request is about, as RBAC sees it. */
export interface RequestInfo {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly verb: string;
  /** Absent for paths such as `/version` and for discovery. */
  readonly target?: {
    readonly group: string;
    readonly version: string;
    readonly plural: string;
    readonly namespace?: string;
    readonly name?: string;
    readonly subresource?: string;
  };
}

const verbs: Readonly<Record<string, string>> = {
  POST: 'create',
  PUT: 'update',
  PATCH: 'patch',
};

/** True for `true`, `1` and a bare parameter, which is how Go reads flags. */
export function flag(query: URLSearchParams, name: string): boolean {
  const value = query.get(name);
  return value !== null && value !== 'false' && value !== '0';
}

function verbOf(method: string, query: URLSearchParams, named: boolean) {
  if (method === 'GET') {
    if (flag(query, 'watch') && !named) {
      return 'watch';
    }
    return named ? 'get' : 'list';
  }
  if (method === 'DELETE') {
    return named ? 'delete' : 'deletecollection';
  }
  return verbs[method] ?? method.toLowerCase();
}

function targetOf(segments: string[]) {
  const [root, ...rest] = segments;
  const group = root === 'apis' ? rest.shift() : '';
  const version = rest.shift();
  if (group === undefined || !version || rest.length === 0) {
    return undefined;
  }
  let namespace: string | undefined;
  // /namespaces/x is the Namespace itself, /namespaces/x/pods what is in it, /namespaces/x/status its subresource.
  const own = ['status', 'finalize'];
  if (rest[0] === 'namespaces' && rest.length > 2 && !own.includes(rest[2])) {
    namespace = rest[1];
    rest.splice(0, 2);
  } else if (rest[0] === 'namespaces' && rest.length > 1) {
    namespace = rest[1];
  }
  const [plural, name, subresource] = rest;
  return { group, version, plural, namespace, name, subresource };
}

/** Reads method and path; the path decides all but the verb. */
export function parseRequest(request: IncomingMessage): RequestInfo {
  const url = new URL(request.url ?? '/', 'https://localhost');
  const query = url.searchParams;
  const segments = url.pathname
    .split('/')
    .filter(Boolean)
    .map(segment => decodeURIComponent(segment));
  const isApi = segments[0] === 'api' || segments[0] === 'apis';
  const target = isApi ? targetOf(segments) : undefined;
  const method = request.method ?? 'GET';
  const verb = target
    ? verbOf(method, query, target.name !== undefined)
    : method.toLowerCase();
  return { path: url.pathname, query, verb, target };
}
