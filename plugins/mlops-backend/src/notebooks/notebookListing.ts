import { Quantity } from '@mlops-portal/backstage-plugin-mlops-common';
import type { operations } from '../generated/types';
import { type Listing, objectKey } from '../listing';
import type { Schemas } from '../openapi';

type Notebook = Schemas['Notebook'];

/** Which page of the notebooks, in which order. @internal */
export type NotebookQuery = NonNullable<
  operations['ListNotebooks']['parameters']['query']
>;

/** @internal */
export const notebookListing: Listing<
  Notebook,
  NonNullable<NotebookQuery['sort']>
> = {
  keyOf: notebook => [...objectKey(notebook), notebook.workload],
  textsOf: ({ name, namespace, image }) => [name, namespace, image],
  sorts: {
    name: ({ name }) => name,
    phase: ({ phase }) => phase,
    type: ({ type }) => type,
    image: ({ image }) => image,
    since: ({ since }) => since,
    createdAt: ({ createdAt }) => createdAt,
    lastActivity: ({ lastActivity }) => lastActivity,
    idleSince: ({ idleSince }) => idleSince,
    cpu: ({ resources }) => sizeOf(resources.cpu),
    memory: ({ resources }) => sizeOf(resources.memory),
    gpus: ({ resources }) => sortableNumber(countGpus(resources.gpus)),
    attention: attentionOf,
  },
};

/** What is asked for, else what it may grow to. */
function sizeOf(range: Schemas['Quantity']): string | undefined {
  const text = range.request ?? range.limit;
  const quantity = text === undefined ? undefined : Quantity.parse(text);
  return quantity && sortableNumber(quantity.toNumber());
}

function countGpus(gpus: Notebook['resources']['gpus']): number {
  return gpus.reduce((sum, { count }) => sum + count, 0);
}

/** A text that is ordered as the number is. */
function sortableNumber(value: number): string {
  return value.toFixed(3).padStart(24, '0');
}

const PHASES: readonly Notebook['phase'][] = [
  'failed',
  'unknown',
  'starting',
  'stopping',
  'terminating',
  'running',
  'stopped',
];

/** Whether somebody has to look at it: it failed, or runs with an error. @internal */
export function needsAttention({
  phase,
  findings,
}: Pick<Notebook, 'phase' | 'findings'>): boolean {
  return phase === 'failed' || findings.errors > 0;
}

/** A text by which what needs somebody comes before what does not. */
function attentionOf({ severity, phase, idleSince }: Notebook): string {
  const worst = { error: 0, warning: 1, info: 2 }[severity ?? 'info'];
  const idle = idleSince ?? '9';
  return `${worst}${PHASES.indexOf(phase)}${idle}`;
}

/** Whether a notebook passes the filters of a query; absent when there are none. @internal */
export function filterNotebooks({ phase, type }: NotebookQuery) {
  return phase || type
    ? (notebook: Notebook) =>
        (!phase || notebook.phase === phase) &&
        (!type || notebook.type === type)
    : undefined;
}
