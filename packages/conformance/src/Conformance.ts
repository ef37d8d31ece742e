/** What is asked: stand-ins, or the servers that people run. */
export type Target = 'sandbox' | 'real';

/** How an expectation went. */
export interface Outcome {
  /** Whom it was put to, as in `MLflow 3.17.2, basic auth`. */
  readonly server: string;
  /** A sentence about the server. */
  readonly expectation: string;
  readonly result: 'passed' | 'failed' | 'skipped';
  /** Why it failed or was skipped. */
  readonly message?: string;
  readonly milliseconds: number;
}

/** What an area's expectations are given. */
export interface Conformance {
  readonly target: Target;
  /** What takes long, for whoever waits. */
  say(line: string): void;
  report(outcome: Outcome): void;
  /** Stopped in reverse order when all is over, also when it fails. */
  onStop(stop: () => Promise<void>): void;
}

/** Puts all expectations of one system to its servers. */
export type Area = (conformance: Conformance) => Promise<void>;

/** Puts one expectation to a server and reports how it went. */
export async function expectThat(
  conformance: Conformance,
  about: { readonly server: string; readonly expectation: string },
  check: () => Promise<void>,
): Promise<void> {
  const since = performance.now();
  const milliseconds = () => Math.round(performance.now() - since);
  try {
    await check();
    conformance.report({
      ...about,
      result: 'passed',
      milliseconds: milliseconds(),
    });
  } catch (error) {
    conformance.report({
      ...about,
      result: 'failed',
      message: error instanceof Error ? error.message : String(error),
      milliseconds: milliseconds(),
    });
  }
}
