import { isCrashLooping } from './crashLoop';
import { parsePod } from './Pod';

const now = new Date('2026-01-31T12:00:00Z');
const ago = (seconds: number) =>
  new Date(now.getTime() - seconds * 1000).toISOString();

/** A container that runs since so many seconds, and whose run before lasted so long. */
function looping(
  restartCount: number,
  runsFor: number,
  lasted: number,
  over: object = {},
) {
  const finishedAt = ago(runsFor + 10);
  const startedAt = ago(runsFor + 10 + lasted);
  const { containers } = parsePod({
    status: {
      containerStatuses: [
        {
          name: 'lab',
          ready: true,
          restartCount,
          state: { running: { startedAt: ago(runsFor) } },
          lastState: { terminated: { exitCode: 1, startedAt, finishedAt } },
          ...over,
        },
      ],
    },
  });
  return isCrashLooping(containers[0], now);
}

const day = 86_400;

describe('a container that runs at the moment', () => {
  it.each([
    ['in the short life after its second restart', 2, 1, 2],
    ['after many restarts, a minute after the last', 40, 60, 2],
    ['whose runs last some minutes, in the third one', 3, 200, 150],
    ['whose runs last nine minutes, in the ninth one', 5, 530, 540],
  ])('is in a crash loop %s', (_, restarts, runsFor, lasted) => {
    expect(looping(restarts, runsFor, lasted)).toBe(true);
  });

  it.each([
    ['that was never restarted', 0, 60, 0],
    ['that was restarted once just now', 1, 5, 2],
    ['that was restarted once days ago', 1, 3 * day, 2],
    ['that was restarted often, days ago', 20, 3 * day, 2],
    ['that lasts longer than its last run, and than a few minutes', 5, 181, 2],
    ['that lasts twice as long as its last run', 5, 301, 150],
    ['whose last run lasted for an hour', 7, 5, 3600],
  ])('is none %s', (_, restarts, runsFor, lasted) => {
    expect(looping(restarts, runsFor, lasted)).toBe(false);
  });

  it('is in a crash loop when the node does not say how long it ran', () => {
    const lastState = { terminated: { exitCode: 1 } };
    expect(looping(3, 60, 0, { lastState })).toBe(true);
  });

  it.each([
    ['waits', { state: { waiting: { reason: 'CrashLoopBackOff' } } }],
    ['never ended', { lastState: {} }],
    [
      'has no dates',
      {
        state: { running: {} },
        lastState: { terminated: { exitCode: 1 } },
      },
    ],
  ])('is none when it %s', (_, over) => {
    expect(looping(5, 5, 2, over)).toBe(false);
  });
});
