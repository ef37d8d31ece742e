import { hasPassed } from '@mlops-portal/backstage-plugin-mlops-common';
import { LabelGroups } from './LabelGroups';
import { RowCache } from './RowCache';
import type { FoundObjects } from './ObjectSearch';
import { RelatedObjects } from './RelatedObjects';

const START = Date.parse('2026-01-01T00:00:00Z');
const created = new Date(START).toISOString();

interface Thing {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** Things that are young for a minute, and how often one was looked at. */
function things(count: number) {
  let time = START;
  const made: string[] = [];
  const objects: Thing[] = Array.from({ length: count }, (_, index) => ({
    namespace: 'churn',
    name: `thing-${String(index).padStart(4, '0')}`,
    labels: {},
    annotations: {},
  }));
  const rows = RowCache.create<
    Thing,
    FoundObjects<Thing>,
    { readonly note?: string },
    { cluster: string; namespace: string; name: string; state: string }
  >({
    now: () => new Date(time),
    stateOf: ({ state }) => state,
    dependenciesOf: ({ pods }) => [pods],
    partsOf: ({ name }, { pods }) => ({ note: pods?.get(name)[0]?.name }),
    make: ({ cluster, object: { namespace, name }, now }) => {
      made.push(name);
      const state = hasPassed(60_000, created, now) ? 'old' : 'young';
      return { cluster, namespace, name, state };
    },
  });
  const list = {
    cluster: 'local',
    namespace: 'churn',
    objects,
    related: RelatedObjects.none,
  };
  return {
    made,
    /** At so many milliseconds after the start. */
    at(milliseconds: number, more: Partial<FoundObjects<Thing>> = {}) {
      time = START + milliseconds;
      made.length = 0;
      return rows.of([{ ...list, ...more }]);
    },
  };
}

describe('RowCache', () => {
  it('makes nothing again before the time until which it holds', () => {
    const { at, made } = things(3);
    expect(at(0).counts).toEqual({ young: 3 });
    expect(made).toHaveLength(3);
    expect(at(59_999).counts).toEqual({ young: 3 });
    expect(made).toEqual([]);
  });

  it('counts anew when the time has come, and then never again', () => {
    const { at, made } = things(3);
    at(0);
    expect(at(65_000).counts).toEqual({ old: 3 });
    expect(made).toHaveLength(3);
    expect(at(86_400_000).counts).toEqual({ old: 3 });
    expect(made).toEqual([]);
  });

  it('makes a few of many at a time when all of them age together', () => {
    const { at, made } = things(250);
    at(0);
    const seen: unknown[] = [];
    for (let request = 0; request < 4; request += 1) {
      const { counts } = at(65_000 + request);
      seen.push([made.length, counts]);
    }
    expect(seen).toEqual([
      [100, { old: 100, young: 150 }],
      [100, { old: 200, young: 50 }],
      [50, { old: 250 }],
      [0, { old: 250 }],
    ]);
  });

  it('makes those again whose parts changed, and only those', () => {
    const { at, made } = things(3);
    at(0);
    const pod = {
      namespace: 'churn',
      name: 'pod',
      labels: { of: 'thing-0001' },
    };
    at(1, {
      pods: LabelGroups.of(
        [pod],
        'of',
      ) as unknown as FoundObjects<Thing>['pods'],
    });
    expect(made).toEqual(['thing-0001']);
  });
});
