import assert from 'node:assert/strict';
import { MlflowAnswer, MlflowCall } from '../MlflowApi';
import { Seed } from '../seedServer';

/** An expectation of one answer. */
export interface MlflowCase {
  /** A sentence about the server. */
  readonly expectation: string;
  /** The first version it is about; older servers are not asked. */
  readonly since?: 3;
  readonly ask: (seed: Seed) => MlflowCall;
  /** Default: 200. */
  readonly status?: number;
  /** Code and text of an error in JSON. */
  readonly error?: readonly [code: string, message: string | RegExp];
  /** More than that of a good answer. */
  readonly answer?: (body: any, seed: Seed, answer: MlflowAnswer) => void;
}

const excerpt = (text: string) => text.slice(0, 400);

/** Throws with what is wrong about the answer. */
export function checkAnswer(
  { status = 200, error, answer: check }: MlflowCase,
  answer: MlflowAnswer,
  seed: Seed,
) {
  assert.equal(
    answer.status,
    status,
    `status ${answer.status} instead of ${status}: ${excerpt(answer.text)}`,
  );
  if (error) {
    const [code, message] = error;
    assert.equal(answer.body?.error_code, code, excerpt(answer.text));
    if (typeof message === 'string') {
      assert.equal(answer.body.message, message);
    } else {
      assert.match(answer.body.message, message);
    }
  }
  check?.(answer.body, seed, answer);
}
