import { type KubernetesFailure } from './KubernetesGateway';
import type { PluginAnswer } from './PluginAnswer';
import { unreachable } from './unreachable';

/** What was asked, in words. @internal */
export interface Question {
  /** "Cluster "local"". */
  readonly where: string;
  /** "notebooks.kubeflow.org". */
  readonly resource: string;
  /** "notebooks.kubeflow.org in namespace "churn"". */
  readonly what: string;
  /** What is done, as RBAC calls it; "list" unless given. */
  readonly verb?: string;
}

/** @internal */
export type Interpretation =
  | { readonly status: 'ok'; readonly body: unknown }
  | { readonly status: 'expired' }
  | KubernetesFailure;

/**
 * What the proxy of the Kubernetes plugin handed back: the answer of an API
 * server, of something in front of it, or of the plugin itself. Texts of
 * upstream errors are not repeated, because they may echo credentials.
 *
 * @internal
 */
export function interpretAnswer(
  answer: PluginAnswer,
  question: Question,
): Interpretation {
  const { where, resource, what, verb = 'list' } = question;
  const { httpStatus, pluginError, html } = answer;
  if (pluginError) {
    return failureOfPlugin(httpStatus, pluginError, question);
  }
  if (html) {
    return unreachable(
      `${where} answered HTML (status ${httpStatus}): is its URL that of an API server?`,
    );
  }
  switch (httpStatus) {
    case 401:
      return {
        status: 'unauthorized',
        message: `${where} does not accept the portal's credentials.`,
      };
    case 403:
      return {
        status: 'forbidden',
        message: `${where} does not let the portal ${verb} ${what}. Grant its account "${verb}" on them.`,
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
      return {
        ...unreachable(`${where} has too many requests and asks to wait.`),
        ...(answer.retryAfterMs !== undefined && {
          retryAfterMs: answer.retryAfterMs,
        }),
      };
    default:
  }
  if (httpStatus < 200 || httpStatus > 299) {
    return unreachable(
      `${where} answered with status ${httpStatus} for ${what}.`,
    );
  }
  if (answer.body === undefined) {
    return unreachable(
      `${where} answered something other than JSON for ${what}.`,
    );
  }
  return { status: 'ok', body: answer.body };
}

function failureOfPlugin(
  httpStatus: number,
  message: string,
  { where }: Question,
): KubernetesFailure {
  if (httpStatus === 401 || httpStatus === 403) {
    return {
      status: httpStatus === 401 ? 'unauthorized' : 'forbidden',
      message: `The Kubernetes plugin does not let the portal's own service use ${where}.`,
    };
  }
  if (httpStatus === 404) {
    return unreachable(`The Kubernetes plugin does not know ${where}.`);
  }
  if (/Auth token not found/i.test(message)) {
    return {
      status: 'unauthorized',
      message: `${where} wants a token of each user, which the portal's own service does not have.`,
    };
  }
  if (/certificate/i.test(message)) {
    return unreachable(
      `${where} shows a certificate that is not trusted: check its caData.`,
    );
  }
  const code = /\bE[A-Z]{4,}(?:_[A-Z]+)*\b/.exec(message)?.[0];
  return unreachable(`${where} cannot be reached${code ? ` (${code})` : ''}.`);
}
