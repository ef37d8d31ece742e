import type { Outcome } from './Conformance';

const indent = (text: string) =>
  text
    .split('\n')
    .map(line => `      ${line}`)
    .join('\n');

function serverLines(
  server: string,
  outcomes: readonly Outcome[],
): readonly string[] {
  const count = (result: Outcome['result']) =>
    outcomes.filter(outcome => outcome.result === result).length;
  const skipped = count('skipped') > 0 ? `, ${count('skipped')} skipped` : '';
  return [
    `${server}: ${count('passed')} of ${outcomes.length} hold${skipped}`,
    ...outcomes
      .filter(({ result }) => result !== 'passed')
      .map(
        ({ result, expectation, message = '' }) =>
          `  ${result}  ${expectation}\n${indent(message)}`,
      ),
  ];
}

/** What was found, by server, with all that does not hold. */
export function formatOutcomes(outcomes: readonly Outcome[]): string {
  const servers = [...new Set(outcomes.map(({ server }) => server))];
  return servers
    .flatMap(server =>
      serverLines(
        server,
        outcomes.filter(outcome => outcome.server === server),
      ),
    )
    .join('\n');
}

/** The line that `.ci/run` adds up. */
export function closingLine(outcomes: readonly Outcome[]): string {
  const count = (result: Outcome['result']) =>
    outcomes.filter(outcome => outcome.result === result).length;
  return `${count('passed')} passed, ${count('failed')} failed, ${count(
    'skipped',
  )} skipped`;
}
