import { conditionOf, ownerOf, readEvents } from '.';

describe('conditionOf', () => {
  it('finds the condition of a type, whatever else the list holds', () => {
    const pod = {
      status: {
        conditions: [
          'nonsense',
          { status: 'True' },
          {
            type: 'Ready',
            status: 'False',
            reason: 'ContainersNotReady',
            lastTransitionTime: '2026-01-31T12:00:00Z',
          },
        ],
      },
    };
    expect(conditionOf(pod, 'Ready')).toEqual({
      type: 'Ready',
      status: 'False',
      reason: 'ContainersNotReady',
      message: undefined,
      since: '2026-01-31T12:00:00.000Z',
    });
    expect(conditionOf(pod, 'PodScheduled')).toBeUndefined();
    expect(conditionOf(undefined, 'Ready')).toBeUndefined();
  });
});

describe('ownerOf', () => {
  const owner = (kind: string, controller?: boolean) => ({
    apiVersion: 'apps/v1',
    kind,
    name: 'x',
    uid: '1',
    controller,
  });
  it.each([
    ['the controller', [owner('ReplicaSet'), owner('Job', true)], 'Job'],
    ['the only owner', [owner('ReplicaSet')], 'ReplicaSet'],
    ['nobody of several', [owner('A'), owner('B')], undefined],
    ['nobody', [], undefined],
    ['nobody of a broken list', [{ kind: 7 }], undefined],
  ])('is %s', (_title, ownerReferences, kind) => {
    expect(ownerOf({ metadata: { ownerReferences } })?.kind).toBe(kind);
  });
});

describe('readEvents', () => {
  it('reads both API forms, newest first, and strips re-emission prefixes', () => {
    const events = readEvents([
      {
        involvedObject: { kind: 'Pod', name: 'a-0' },
        reason: 'Failed',
        message: 'old',
        lastTimestamp: '2026-01-01T00:00:00Z',
      },
      {
        regarding: { kind: 'Notebook', name: 'a' },
        reason: 'FailedCreate',
        note: '(combined from similar events): Reissued from statefulset/a: (combined from similar events): Create Pod failed',
        series: { lastObservedTime: '2026-01-03T00:00:00Z' },
        lastTimestamp: null,
      },
      { involvedObject: 7, eventTime: '2026-01-02T00:00:00.000001Z' },
    ]);
    expect(events.map(({ kind, message }) => [kind, message])).toEqual([
      ['StatefulSet', 'Create Pod failed'],
      ['', ''],
      ['Pod', 'old'],
    ]);
  });
});
