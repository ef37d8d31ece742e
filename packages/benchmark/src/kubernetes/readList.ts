import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningBackend } from '../backend/startBackend';

/** The part of our answer that measurements look at. */
export interface ListAnswer {
  readonly items: readonly { readonly name: string; readonly phase: string }[];
  readonly totalItems: number;
  readonly sources: readonly { readonly status: string }[];
}

const COMPLETE = ['ok', 'not-installed'];

/** Our first page of notebooks. */
export async function readList(
  backend: RunningBackend,
  entity: string,
): Promise<ListAnswer> {
  const path = `/api/mlops/entities/component/default/${entity}/notebooks?limit=50`;
  const response = await fetch(`${backend.url}${path}`, {
    headers: { Authorization: `Bearer ${backend.token}` },
  });
  if (!response.ok) {
    throw new Error(`${path}: ${response.status} ${await response.text()}`);
  }
  return response.json() as Promise<ListAnswer>;
}

/** Asks until the answer is as wanted. */
export async function untilList(
  backend: RunningBackend,
  entity: string,
  wanted: (answer: ListAnswer) => boolean,
  options: { deadlineMs: number; pauseMs: number },
): Promise<ListAnswer> {
  const deadline = Date.now() + options.deadlineMs;
  for (;;) {
    const answer = await readList(backend, entity);
    if (wanted(answer)) {
      return answer;
    }
    if (Date.now() > deadline) {
      const { totalItems, sources } = answer;
      throw new Error(
        `${entity} is not as wanted after ${
          options.deadlineMs / 1000
        } s: ${JSON.stringify({ totalItems, sources })}`,
      );
    }
    await sleep(options.pauseMs);
  }
}

/** Whether all of so many notebooks are in the answer. */
export const isComplete = (count: number) => (answer: ListAnswer) =>
  answer.totalItems === count &&
  // A real API server has only the kinds that were given to it.
  answer.sources.every(({ status }) => COMPLETE.includes(status));
