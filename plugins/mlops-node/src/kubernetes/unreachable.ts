import type { KubernetesFailure } from './KubernetesGateway';

/** @internal */
export function unreachable(
  message: string,
): KubernetesFailure & { readonly status: 'unreachable' } {
  return { status: 'unreachable', message };
}
