/**
 * Finds in a GitOps repository why Kubeflow notebooks would not start.
 *
 * @packageDocumentation
 */

export { lint } from './lint/lint';
export { run } from './run';
