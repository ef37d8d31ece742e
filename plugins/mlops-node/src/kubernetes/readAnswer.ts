import type { KubernetesFailure } from './KubernetesGateway';
import { discard, readBounded } from '../http/readBounded';

/** What was asked, in words. @internal */
export interface Question {
  /** "Cluster "local"", or the Kubernetes plugin. */
  readonly where: string;
  /** "notebooks.kubeflow.org". */
  readonly resource: string;
  /** "notebooks.kubeflow.org in namespace "churn"". */
  readonly what: string;
  readonly maxBytes: number;
}

/** @internal */
export type Answer =
  | { readonly status: 'ok'; readonly body: unknown }
  | { readonly status: 'expired' }
  | KubernetesFailure;

/**
 * Reads what the proxy of the Kubernetes plugin handed back: the answer of an
 * API server, of something in front of it, or of the plugin itself. Texts of
 * upstream errors are not repeated, because they may echo credentials.
 *
 * @internal
 */
export async function readAnswer(
  response: Response,
  question: Question,
): Promise<Answer> {
  const { where, resource, what, maxBytes } = question;
  if (isRedirect(response)) {
    discard(response.body?.cancel());
    return unreachable(
      `${where} answered with a redirect, which is not followed: is its URL that of an API server?`,
    );
  }
  const text = await readBounded(response, maxBytes);
  if (text === undefined) {
    const megabytes = Math.max(1, Math.round(maxBytes / 1024 / 1024));
    return unreachable(
      `${where} answered with more than ${megabytes} MB for ${what}.`,
    );
  }
  const type = response.headers.get('content-type') ?? '';
  const body = parse(text);
  const pluginError = errorOfPlugin(body);
  if (pluginError) {
    return failureOfPlugin(response.status, pluginError, question);
  }
  if (/\bhtml\b/i.test(type)) {
    return unreachable(
      `${where} answered HTML (status ${response.status}): is its URL that of an API server?`,
    );
  }
  switch (response.status) {
    case 401:
      return {
        status: 'unauthorized',
        message: `${where} does not accept the portal's credentials.`,
      };
    case 403:
      return {
        status: 'forbidden',
        message: `${where} does not let the portal list ${what}. Grant its account "list" on them.`,
      };
    case 404:
      // The kind is missing from the cluster: a missing namespace has an empty list.
      return {
        status: 'not-installed',
        message: `${where} has no ${resource}.`,
      };
    case 410:
      return { status: 'expired' };
    case 429:
      return unreachable(`${where} has too many requests and asks to wait.`);
    default:
  }
  if (!response.ok) {
    return unreachable(
      `${where} answered with status ${response.status} for ${what}.`,
    );
  }
  if (body === undefined) {
    return unreachable(
      `${where} answered something other than JSON for ${what}.`,
    );
  }
  return { status: 'ok', body };
}

/** @internal */
export function unreachable(message: string): KubernetesFailure {
  return { status: 'unreachable', message };
}

function isRedirect(response: Response): boolean {
  return (
    response.type === 'opaqueredirect' ||
    (response.status >= 300 && response.status < 400)
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface PluginError {
  readonly name: string;
  readonly message: string;
}

/** Errors of Backstage have a shape of their own, unlike a Status of Kubernetes. */
function errorOfPlugin(body: unknown): PluginError | undefined {
  const error = (body as { error?: Partial<PluginError> } | undefined)?.error;
  return typeof error?.name === 'string' && typeof error.message === 'string'
    ? { name: error.name, message: error.message }
    : undefined;
}

function failureOfPlugin(
  status: number,
  error: PluginError,
  { where }: Question,
): KubernetesFailure {
  if (status === 401 || status === 403) {
    return {
      status: status === 401 ? 'unauthorized' : 'forbidden',
      message: `The Kubernetes plugin does not let the portal's own service use ${where}.`,
    };
  }
  if (status === 404) {
    return unreachable(`The Kubernetes plugin does not know ${where}.`);
  }
  if (/Auth token not found/i.test(error.message)) {
    return {
      status: 'unauthorized',
      message: `${where} wants a token of each user, which the portal's own service does not have.`,
    };
  }
  if (/certificate/i.test(error.message)) {
    return unreachable(
      `${where} shows a certificate that is not trusted: check its caData.`,
    );
  }
  const code = /\bE[A-Z]{4,}(?:_[A-Z]+)*\b/.exec(error.message)?.[0];
  return unreachable(`${where} cannot be reached${code ? ` (${code})` : ''}.`);
}
