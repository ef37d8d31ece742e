import { suggest, takeSuggestion, type Vocabulary } from './suggest';

const vocabulary: Vocabulary = {
  fields: [
    { kind: 'metrics', key: 'f1' },
    { kind: 'metrics', key: 'val loss' },
    { kind: 'params', key: 'max_depth' },
    { kind: 'attributes', key: 'status' },
  ],
  valuesOf: ({ kind }) => (kind === 'params' ? ['6', "it's"] : ['FINISHED']),
};

const atEnd = (text: string) => suggest(text, text.length, vocabulary).texts;

describe('suggest', () => {
  it.each([
    [
      '',
      [
        'metrics.f1',
        'metrics.`val loss`',
        'params.max_depth',
        'attributes.status',
      ],
    ],
    ['depth', ['params.max_depth']],
    ['metrics.f1 ', ['>', '>=', '<', '<=', '=', '!=']],
    ['params.max_depth = ', ["'6'", '"it\'s"']],
    ['status = ', ["'FINISHED'"]],
    ['metrics.f1 > 0.8 ', ['AND', 'OR']],
    ['metrics.f1 > 0.8 a', ['AND']],
    ['metrics.f1 > 0.8 AND stat', ['attributes.status']],
    ['(', atEnd('')],
    ["params.max_depth = 'AND' ", ['AND', 'OR']],
  ])('after %j offers %j', (text, expected) => {
    expect(atEnd(text)).toEqual(expected);
  });

  it('replaces the word at the cursor and leaves the rest', () => {
    const text = "dep = '6'";
    const found = suggest(text, 3, vocabulary);
    expect(takeSuggestion(text, found, found.texts[0])).toEqual({
      text: "params.max_depth = '6'",
      cursor: 17,
    });
  });
});
