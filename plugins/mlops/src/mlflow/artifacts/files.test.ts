import { formatSize } from './formatSize';
import { indentJson } from './indentJson';
import { imageType, previewKind, textOf } from './previewKind';
import { readBytes, TooManyBytesError } from './readBytes';
import { readTable } from './readTable';
import { safePage } from './safePage';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('previewKind', () => {
  it.each([
    ['confusion_matrix.PNG', 'image'],
    ['metrics.json', 'json'],
    ['train.ipynb', 'json'],
    ['rows.csv', 'table'],
    ['README.md', 'markdown'],
    ['report.html', 'page'],
    ['conda.yaml', 'text'],
    ['MLmodel', 'sniff'],
    ['weights.unheard', 'sniff'],
    // A program, not a picture.
    ['logo.svg', 'text'],
    ['model.pkl', undefined],
    ['report.pdf', undefined],
    ['<script>.png', 'image'],
  ])('%s is shown as %s', (name, kind) => {
    expect(previewKind(name)).toBe(kind);
  });
});

describe('imageType', () => {
  it.each([
    [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0], 'image/png'],
    [[0xff, 0xd8, 0xff, 0xe0], 'image/jpeg'],
    [[...bytesOf('GIF89a')], 'image/gif'],
    [[...bytesOf('RIFF1234WEBP')], 'image/webp'],
    [[...bytesOf('<svg onload="alert(1)">')], undefined],
    [[...bytesOf('<html>')], undefined],
    [[], undefined],
  ])('of %j is %s', (bytes, type) => {
    expect(imageType(new Uint8Array(bytes))).toBe(type);
  });
});

describe('textOf', () => {
  it.each([
    ['text', bytesOf('größer'), 'größer'],
    ['bytes with zeros', new Uint8Array([65, 0, 66]), undefined],
    ['what is not UTF-8', new Uint8Array([0xff, 0xfe, 0x41]), undefined],
  ])('of %s', (_what, bytes, text) => {
    expect(textOf(bytes)).toBe(text);
  });
});

describe('indentJson', () => {
  it.each([
    ['{"a":1,"b":[]}', '{\n  "a": 1,\n  "b": []\n}'],
    ['[1, {"x": "a,b"}]', '[\n  1,\n  {\n    "x": "a,b"\n  }\n]'],
    // Digits that a double does not have, and what Python writes.
    ['{"id":9007199254740993}', '{\n  "id": 9007199254740993\n}'],
    ['{"f1":NaN}', '{\n  "f1": NaN\n}'],
    ['"\\"{"', '"\\"{"'],
    ['{}', '{}'],
    ['[1', undefined],
    ['{]', undefined],
    ['', undefined],
  ])('lays out %s', (text, expected) => {
    expect(indentJson(text)).toBe(expected);
  });
});

describe('readTable', () => {
  it.each([
    ['commas', 'a,b\n1,"x,y"\n'],
    ['semicolons', 'a;b\n1;x,y\n'],
    ['tabs', 'a\tb\n1\tx,y\n'],
    ['Windows line ends', 'a,b\r\n1,"x,y"\r\n'],
  ])('reads %s', (_what, text) => {
    expect(readTable(text)).toEqual({
      header: ['a', 'b'],
      rows: [['1', 'x,y']],
      isCut: false,
      columns: 2,
    });
  });

  it('cuts long tables and says so', () => {
    const text = ['n', ...Array.from({ length: 300 }, (_, n) => n)].join('\n');
    const { rows, isCut } = readTable(text);
    expect(rows).toHaveLength(200);
    expect(isCut).toBe(true);
    expect(readTable(text.split('\n').slice(0, 201).join('\n')).isCut).toBe(
      false,
    );
  });

  it('fills rows that are short, and cuts wide ones', () => {
    const wide = Array.from({ length: 60 }, (_, n) => n).join(',');
    const { header, rows, columns } = readTable(`a\n${wide}\nx`);
    expect(header).toHaveLength(50);
    expect(rows.map(row => row.length)).toEqual([50, 50]);
    expect(columns).toBe(60);
  });

  it('has nothing to show of an empty file', () => {
    expect(readTable('')).toMatchObject({ header: [], rows: [] });
  });
});

describe('readBytes', () => {
  it('reads to the end and tells how far it is', async () => {
    const seen: number[] = [];
    const bytes = await readBytes(new Response('hello'), 10, read =>
      seen.push(read),
    );
    expect(new TextDecoder().decode(bytes)).toBe('hello');
    expect(seen).toEqual([5]);
  });

  it('stops when there is more than is wanted', async () => {
    let isCancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: controller => controller.enqueue(new Uint8Array(8)),
      cancel() {
        isCancelled = true;
      },
    });
    await expect(readBytes(new Response(endless), 20)).rejects.toThrow(
      TooManyBytesError,
    );
    expect(isCancelled).toBe(true);
  });
});

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_200, '1.2 kB'],
  [48_000, '48 kB'],
  [5_000_000, '5.0 MB'],
  [2.5e12, '2.5 TB'],
  [9e15, '9000 TB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatSize(bytes)).toBe(text);
});

it('puts the policy of a page before anything that somebody wrote', () => {
  const page = safePage('<script>alert(1)</script>');
  expect(page.indexOf('Content-Security-Policy')).toBeLessThan(
    page.indexOf('<script>'),
  );
  expect(page).toContain("default-src 'none'");
});
