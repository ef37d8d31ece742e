import { parseLog } from './parseLog';
import { markSpans, searchLog } from './searchLog';

describe('parseLog', () => {
  it.each([
    ['', []],
    ['one\ntwo\n', ['one', 'two']],
    ['one\r\ntwo\r\n', ['one', 'two']],
    ['one\n\nthree', ['one', '', 'three']],
    ['10 %\r50 %\r100 %\ndone', ['100 %', 'done']],
    ['\u001b[31mred\u001b[0m and not', ['red and not']],
    ['a\u001b[2Kb', ['ab']],
    ['\u001b]8;;https://x.example\u0007link\u001b]8;;\u0007', ['link']],
    ['a\u0000b\u0008c', ['abc']],
    ['tab\tstays', ['tab\tstays']],
    ['<script>alert(1)</script>', ['<script>alert(1)</script>']],
  ])('reads %j', (text, lines) => {
    expect(parseLog(text).map(line => line.text)).toEqual(lines);
  });

  it('keeps a colour over the end of a line, until it is reset', () => {
    const [first, second] = parseLog('\u001b[1;31mone\ntwo\u001b[0m plain');
    expect(first.spans).toEqual([
      expect.objectContaining({ text: 'one', color: 'red', bold: true }),
    ]);
    expect(second.spans).toEqual([
      expect.objectContaining({ text: 'two', color: 'red' }),
      expect.objectContaining({ text: ' plain', color: undefined }),
    ]);
  });

  it('takes 5 000 lines of 200 characters in well under a second', () => {
    const text = `\u001b[32m${'x'.repeat(190)}\u001b[0m\n`.repeat(5_000);
    const start = performance.now();
    expect(parseLog(text)).toHaveLength(5_000);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

describe('searchLog', () => {
  const lines = parseLog('\u001b[31mErr\u001b[0mor error\nfine\nERROR');

  it('finds all places regardless of case and colour', () => {
    expect(searchLog(lines, 'error')).toEqual([
      { line: 0, start: 0 },
      { line: 0, start: 6 },
      { line: 2, start: 0 },
    ]);
    expect(searchLog(lines, '')).toEqual([]);
  });

  it('marks a match that has two colours', () => {
    expect(
      markSpans(lines[0], [0, 6], 5).map(({ text, match }) => [text, match]),
    ).toEqual([
      ['Err', 0],
      ['or', 0],
      [' ', undefined],
      ['error', 6],
    ]);
  });
});
