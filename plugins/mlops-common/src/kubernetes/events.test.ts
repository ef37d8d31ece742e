import { readEvents } from './events';

const event = (over: object) => ({
  involvedObject: { kind: 'StatefulSet', name: 'lab', namespace: 'a' },
  type: 'Warning',
  reason: 'FailedCreate',
  message: 'Create Pod lab-0 failed error: x',
  count: 2,
  firstTimestamp: '2026-01-31T12:00:00Z',
  lastTimestamp: '2026-01-31T12:05:00Z',
  source: { component: 'statefulset-controller' },
  ...over,
});

describe('readEvents', () => {
  it('reads a scheduler event, which has no count and no times but its series', () => {
    expect(
      readEvents([
        {
          regarding: { kind: 'Pod', name: 'lab-0', namespace: 'a' },
          type: 'Warning',
          reason: 'FailedScheduling',
          note: 'no room',
          eventTime: '2026-01-31T12:00:00Z',
          series: { count: 7, lastObservedTime: '2026-01-31T12:09:00Z' },
          firstTimestamp: null,
          lastTimestamp: null,
          reportingComponent: 'default-scheduler',
        },
      ]),
    ).toEqual([
      {
        type: 'Warning',
        kind: 'Pod',
        name: 'lab-0',
        namespace: 'a',
        reason: 'FailedScheduling',
        message: 'no room',
        count: 7,
        firstAt: '2026-01-31T12:00:00.000Z',
        lastAt: '2026-01-31T12:09:00.000Z',
        source: 'default-scheduler',
        reissued: false,
      },
    ]);
  });

  it.each([
    [
      'pointers of Go',
      'secret: 0x13a17f09f470 does not match 0x13a17f09f481',
      'secret: 0x23a17f09f470 does not match 0x33a17f09f481',
    ],
    [
      'the order of a list',
      'forbidden: [maximum cpu usage is 2, maximum memory usage is 8Gi]',
      'forbidden: [maximum memory usage is 8Gi, maximum cpu usage is 2]',
    ],
    [
      'random names of Pods',
      'Create Pod web-6d4cf56db6-x7k2p failed',
      'Create Pod web-6d4cf56db6-bq9zl failed',
    ],
    [
      'addresses and durations',
      'Get "http://10.1.2.3:15021/healthz/ready": timeout after 10s',
      'Get "http://10.9.8.7:15021/healthz/ready": timeout after 1m20s',
    ],
  ])('takes two that differ in %s for one', (_what, first, second) => {
    const events = readEvents([
      event({ message: first }),
      event({
        message: `(combined from similar events): ${second}`,
        firstTimestamp: '2026-01-31T12:01:00Z',
        lastTimestamp: '2026-01-31T12:07:00Z',
      }),
    ]);
    expect(events).toMatchObject([
      {
        message: second,
        count: 4,
        firstAt: '2026-01-31T12:00:00.000Z',
        lastAt: '2026-01-31T12:07:00.000Z',
      },
    ]);
  });

  it('prefers the original to what a controller repeated later', () => {
    const repeated = event({
      involvedObject: { kind: 'Notebook', name: 'lab', namespace: 'a' },
      message:
        'Reissued from statefulset/lab: Create Pod lab-0 failed error: x',
      count: 40,
      lastTimestamp: '2026-01-31T13:00:00Z',
    });
    for (const events of [
      [event({}), repeated],
      [repeated, event({})],
    ]) {
      expect(readEvents(events)).toMatchObject([
        {
          kind: 'StatefulSet',
          count: 2,
          lastAt: '2026-01-31T12:05:00.000Z',
          reissued: false,
        },
      ]);
    }
  });

  it('keeps what differs in meaning', () => {
    expect(
      readEvents([event({}), event({ message: 'exceeded quota: q' })]),
    ).toHaveLength(2);
  });

  it('survives events without anything', () => {
    expect(readEvents([{}, null, 'event'])).toHaveLength(1);
  });
});
