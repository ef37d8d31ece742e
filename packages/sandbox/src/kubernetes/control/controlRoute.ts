import { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError } from '../ApiError';
import { Faults } from '../faults';
import { RequestInfo } from '../requestInfo';
import { SandboxUser } from '../rbac/accounts';
import { readRequestBody } from '../routes/readRequestBody';
import { sendJson } from '../routes/sendJson';
import { readFault, readFaultName } from './readFault';
import { RequestFilter, Requests } from './RequestLog';

const prefix = '/sandbox/';

/** True for what is no part of Kubernetes; neither counted nor spoilt. */
export function isControl({ path }: RequestInfo): boolean {
  return path.startsWith(prefix);
}

function filterOf(query: URLSearchParams): RequestFilter {
  // An unknown user or verb selects nothing, which is the right answer.
  return Object.fromEntries(query) as RequestFilter;
}

async function act(
  request: IncomingMessage,
  { path, query }: RequestInfo,
  { faults, requests }: { faults: Faults; requests: Requests },
): Promise<unknown> {
  switch (`${request.method} ${path.slice(prefix.length)}`) {
    case 'GET faults':
      return { faults: faults.list() };
    case 'POST faults':
      faults.set(readFault(await readRequestBody(request)));
      return { faults: faults.list() };
    case 'DELETE faults':
      await faults.clear(readFaultName(query.get('fault')));
      return { faults: faults.list() };
    case 'GET requests':
      return requests.counts(filterOf(query));
    case 'DELETE requests':
      requests.reset();
      return requests.counts();
    default:
      throw ApiError.pathNotFound();
  }
}

/** `/sandbox/faults` and `/sandbox/requests`, for the admin. */
export async function controlRoute(
  request: IncomingMessage,
  response: ServerResponse,
  options: {
    info: RequestInfo;
    account: SandboxUser | undefined;
    faults: Faults;
    requests: Requests;
  },
) {
  if (!options.account) {
    throw ApiError.unauthorized();
  }
  if (options.account !== 'admin') {
    throw new ApiError(403, 'Forbidden', 'only the admin switches the sandbox');
  }
  const answer = await act(request, options.info, options);
  await sendJson(request, response, 200, answer);
}
