import { type ApiRef, createApiRef } from '@backstage/core-plugin-api';
import type { SandboxSession } from './SandboxSession';

/** Somebody whom the sign-in page of the sandbox offers beside the guest. */
export interface Person {
  readonly id: string;
  readonly title: string;
  readonly message: string;
  readonly apiRef: ApiRef<SandboxSession>;
}

function person(id: string, title: string, message: string): Person {
  return {
    id: `sandbox-${id}`,
    title,
    message,
    apiRef: createApiRef<SandboxSession>({ id: `sandbox.${id}` }),
  };
}

export const alice = person(
  'alice',
  'Alice',
  'Of churn-team and churn-europe. Signs in to the cluster “second”, too, and works there.',
);

export const bob = person(
  'bob',
  'Bob',
  'Of forecast-team and churn-europe. The cluster “second” shows Bob notebooks, and no endpoints.',
);
