import type { Diagnosed, Rule } from './Rule';
import { diagnose } from './diagnose';

const said: Diagnosed = {
  title: 'Title',
  cause: 'Cause.',
  evidence: [],
  remedies: [],
};

function rule(id: string, more: Partial<Rule<null>> = {}): Rule<null> {
  return {
    id,
    severity: 'error',
    stage: 'container',
    summary: id,
    diagnose: () => said,
    ...more,
  };
}

function ids(rules: readonly Rule<null>[]) {
  const { findings } = diagnose(rules, null, { docs: 'findings/test.md' });
  return findings.map(({ ruleId, consequences }) => [
    ruleId,
    ...consequences.map(one => one.ruleId),
  ]);
}

describe('diagnose', () => {
  it('puts errors before warnings, and what fails early before what fails late', () => {
    expect(
      ids([
        rule('note', { severity: 'info', stage: 'manifest' }),
        rule('late', { stage: 'network' }),
        rule('odd', { severity: 'warning', stage: 'admission' }),
        rule('early', { stage: 'admission' }),
      ]),
    ).toEqual([['early'], ['late'], ['odd'], ['note']]);
  });

  it('folds a consequence under its cause, however severe it is', () => {
    expect(
      ids([
        rule('consequence', { follows: ['cause'] }),
        rule('cause', { severity: 'warning' }),
      ]),
    ).toEqual([['cause', 'consequence']]);
  });

  it('shows a consequence by itself where its cause was not found', () => {
    const silent = { diagnose: () => undefined };
    expect(
      ids([rule('consequence', { follows: ['cause'] }), rule('cause', silent)]),
    ).toEqual([['consequence']]);
  });

  it('shows two that explain each other', () => {
    expect(
      ids([rule('a', { follows: ['b'] }), rule('b', { follows: ['a'] })]),
    ).toEqual([['a'], ['b']]);
  });

  it('loses only the rule that breaks on what it sees', () => {
    const error = new Error('oops');
    const { findings, broken } = diagnose(
      [
        rule('broken', {
          diagnose() {
            throw error;
          },
        }),
        rule('sound'),
      ],
      null,
      { docs: 'findings/test.md' },
    );
    expect(findings).toMatchObject([
      { ruleId: 'sound', docs: 'findings/test.md#sound' },
    ]);
    expect(broken).toEqual([{ ruleId: 'broken', error }]);
  });
});
