import { areas } from './areas';
import { expectThat, type Outcome } from './Conformance';
import { closingLine, formatOutcomes } from './formatOutcomes';
import { runConformance } from './runConformance';

const about = (expectation: string) => ({ server: 'Server 1', expectation });

function withArea(area: (typeof areas)[string]) {
  jest.spyOn(areas, 'mlflow').mockImplementation(area);
}

afterEach(() => {
  jest.restoreAllMocks();
});

describe('runConformance', () => {
  it('reports what holds and what does not, and stops what was started last first', async () => {
    const stopped: string[] = [];
    withArea(async conformance => {
      conformance.onStop(async () => {
        stopped.push('first');
      });
      conformance.onStop(async () => {
        stopped.push('second');
      });
      await expectThat(conformance, about('it is there'), async () => {});
      await expectThat(conformance, about('it is fast'), async () => {
        throw new Error('It took a year.');
      });
    });
    const running = runConformance({
      only: ['mlflow'],
      target: 'sandbox',
      say: () => {},
    });
    await running.finished;
    expect(running.outcomes).toMatchObject([
      { expectation: 'it is there', result: 'passed' },
      {
        expectation: 'it is fast',
        result: 'failed',
        message: 'It took a year.',
      },
    ]);
    expect(stopped).toEqual(['second', 'first']);
  });

  it('stops what was started when an area breaks off', async () => {
    const stop = jest.fn(async () => {});
    withArea(async conformance => {
      conformance.onStop(stop);
      throw new Error('The server died.');
    });
    const running = runConformance({
      only: ['mlflow'],
      target: 'sandbox',
      say: () => {},
    });
    await expect(running.finished).rejects.toThrow('The server died.');
    expect(stop).toHaveBeenCalledTimes(1);
  });
});

describe('the report', () => {
  const outcomes: Outcome[] = [
    { ...about('it is there'), result: 'passed', milliseconds: 1 },
    {
      ...about('it is fast'),
      result: 'failed',
      message: 'It took\na year.',
      milliseconds: 1,
    },
    {
      ...about('it is cheap'),
      result: 'skipped',
      message: 'Nobody knows.',
      milliseconds: 0,
    },
  ];

  it('names all that does not hold, by server', () => {
    expect(formatOutcomes(outcomes)).toBe(
      [
        'Server 1: 1 of 3 hold, 1 skipped',
        '  failed  it is fast',
        '      It took',
        '      a year.',
        '  skipped  it is cheap',
        '      Nobody knows.',
      ].join('\n'),
    );
  });

  it('ends with a line that can be added up', () => {
    expect(closingLine(outcomes)).toBe('1 passed, 1 failed, 1 skipped');
  });
});
