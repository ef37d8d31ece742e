import fc from 'fast-check';
import { ObjectStore } from './ObjectStore';
import { configMap } from './__testUtils__/harness';

const table = '/configmaps';

function keyOf(object: { metadata: { namespace?: string; name: string } }) {
  return `${object.metadata.namespace}/${object.metadata.name}`;
}

const keysOf = (store: ObjectStore, namespace?: string) =>
  store.list(table, namespace).map(keyOf);

describe('ObjectStore', () => {
  it('gives by list and history what the changes add up to, whatever they are', () => {
    const change = fc.record({
      remove: fc.boolean(),
      name: fc.constantFrom('a', 'b', 'c'),
      namespace: fc.constantFrom('x', 'y'),
    });
    fc.assert(
      fc.property(fc.array(change), fc.array(change), (before, after) => {
        const store = ObjectStore.create();
        const perform = (changes: typeof before) => {
          for (const { remove, name, namespace } of changes) {
            const object = configMap(name, { namespace });
            if (remove) {
              store.remove(table, object);
            } else {
              store.put(table, object);
            }
          }
        };
        perform(before);
        const replayed = new Map(store.list(table).map(it => [keyOf(it), it]));
        const { revision } = store;
        perform(after);
        for (const { type, object } of store.eventsAfter(table, revision)!) {
          if (type === 'DELETED') {
            replayed.delete(keyOf(object));
          } else {
            replayed.set(keyOf(object), object);
          }
        }
        const listed = store.list(table);
        expect(listed).toEqual(
          [...replayed.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
        );
        const parts = ['x', 'y'].flatMap(it => keysOf(store, it));
        expect(parts).toEqual(keysOf(store));
      }),
    );
  });

  it('never changes a list that it has given out', () => {
    const store = ObjectStore.create();
    store.put(table, configMap('a'));
    const before = store.list(table);
    store.put(table, configMap('b'));
    expect(before).toHaveLength(1);
    expect(store.list(table)).toHaveLength(2);
  });

  it('forgets the oldest changes and says so', () => {
    const store = ObjectStore.create({ historyLimit: 10, firstRevision: 100 });
    for (let index = 0; index < 16; index += 1) {
      store.put(table, configMap('a'));
    }
    expect(store.revision).toBe(116);
    expect(store.eventsAfter(table, 105)).toBeUndefined();
    expect(store.eventsAfter(table, 106)).toHaveLength(10);
    expect(store.eventsAfter(table, 116)).toEqual([]);
    expect(store.eventsAfter('/secrets', 106)).toEqual([]);
  });

  it('finds what names an owner', () => {
    const store = ObjectStore.create();
    const ownerReferences = [
      { apiVersion: 'v1', kind: 'Pod', name: 'p', uid: 'u1' },
    ];
    store.put(table, configMap('a', { ownerReferences }));
    store.put(table, configMap('b'));
    const names = () =>
      store.dependentsOf('u1').map(({ object }) => object.metadata.name);
    expect(names()).toEqual(['a']);
    store.put(table, configMap('a'));
    expect(names()).toEqual([]);
  });
});
