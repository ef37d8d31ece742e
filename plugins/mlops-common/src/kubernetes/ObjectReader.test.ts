import { ObjectReader } from './ObjectReader';

describe('ObjectReader', () => {
  const read = (value: unknown) => {
    const problems: string[] = [];
    return { reader: ObjectReader.of(value, problems), problems };
  };

  it('reads what is there', () => {
    const { reader, problems } = read({
      metadata: { name: 'a', labels: { x: 'y' } },
      spec: { replicas: 2, paused: false, list: [{ name: 'b' }] },
    });
    expect(reader.at('metadata', 'name').string()).toBe('a');
    expect(reader.at('metadata', 'labels').stringMap()).toEqual({ x: 'y' });
    expect(reader.at('spec', 'replicas').integer()).toBe(2);
    expect(reader.at('spec', 'paused').boolean()).toBe(false);
    const [item] = reader.at('spec', 'list').list();
    expect(item.at('name').text()).toBe('b');
    expect(item.at('name').path).toBe('spec.list[0].name');
    expect(problems).toEqual([]);
  });

  it('takes missing and null fields as absent, without a problem', () => {
    const { reader, problems } = read({ spec: null });
    expect(reader.at('spec', 'containers').list()).toEqual([]);
    expect(reader.at('metadata', 'labels').stringMap()).toEqual({});
    expect(reader.at('status').exists).toBe(false);
    expect(problems).toEqual([]);
  });

  it('takes values of the wrong type as absent and says where, once', () => {
    const { reader, problems } = read({
      metadata: { name: 7, labels: { good: 'yes', bad: true } },
      spec: { containers: 'none', replicas: 1.5 },
    });
    expect(reader.at('metadata', 'name').string()).toBeUndefined();
    expect(reader.at('metadata', 'name').string()).toBeUndefined();
    expect(reader.at('metadata', 'labels').stringMap()).toEqual({
      good: 'yes',
    });
    expect(reader.at('spec', 'containers').list()).toEqual([]);
    expect(reader.at('spec', 'replicas').integer()).toBeUndefined();
    expect(problems).toEqual([
      'metadata.name is not a string.',
      'metadata.labels.bad is not a string.',
      'spec.containers is not a list.',
      'spec.replicas is not a whole number.',
    ]);
  });

  it.each([undefined, null, 'text', 7, [], () => 0])('survives %p', value => {
    const { reader } = read(value);
    expect(reader.at('metadata', 'name').text()).toBeUndefined();
    expect(reader.entries()).toEqual([]);
  });

  it('knows only fields of the object itself', () => {
    const { reader } = read({ labels: {} });
    expect(reader.at('labels', 'constructor').exists).toBe(false);
    expect(reader.at('toString').exists).toBe(false);
  });

  it('reads a field called __proto__ as any other', () => {
    const { reader } = read(JSON.parse('{"labels":{"__proto__":"x"}}'));
    const labels = reader.at('labels').stringMap();
    expect(Object.keys(labels)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(labels)).toBe(Object.prototype);
  });

  it.each([
    ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.000Z'],
    ['2026-01-31T13:00:00.123456+01:00', '2026-01-31T12:00:00.123Z'],
    ['yesterday', undefined],
    ['2026', undefined],
    ['', undefined],
  ])('reads the time %j as %j', (text, time) => {
    expect(ObjectReader.of(text).timestamp()).toBe(time);
  });
});
