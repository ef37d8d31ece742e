import type { KubernetesFailure } from './KubernetesGateway';
import type { KubernetesExpired } from './KubernetesRequests';

/** May be listed, but not watched. @internal */
export interface WatchRefused {
  readonly status: 'watch-refused';
  readonly message: string;
}

/** What came of a list or a watch; a hasty watch ended as soon as it began. @internal */
export type ReflectorOutcome =
  | { readonly status: 'ok' }
  | { readonly status: 'hasty' }
  | WatchRefused
  | KubernetesExpired
  | KubernetesFailure;

/** @internal */
export const OK: ReflectorOutcome = { status: 'ok' };
