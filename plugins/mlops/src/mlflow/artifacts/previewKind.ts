/** How a file is shown. `sniff` looks at its content first. */
export type PreviewKind =
  | 'text'
  | 'json'
  | 'table'
  | 'markdown'
  | 'page'
  | 'image'
  | 'sniff';

const kinds: Readonly<Record<string, PreviewKind>> = {
  json: 'json',
  ipynb: 'json',
  geojson: 'json',
  csv: 'table',
  tsv: 'table',
  md: 'markdown',
  markdown: 'markdown',
  html: 'page',
  htm: 'page',
  png: 'image',
  jpg: 'image',
  jpeg: 'image',
  gif: 'image',
  webp: 'image',
  // An SVG is a program; it is shown as the text that it is.
  svg: 'text',
};

const texts = new Set(
  'txt log yaml yml py r sh sql toml ini cfg conf xml tex jsonl ndjson js ts properties env dockerfile'.split(
    ' ',
  ),
);

/** Of what no reader makes anything. */
const binaries = new Set(
  'pkl pickle joblib pt pth ckpt onnx h5 hdf5 keras npy npz parquet feather arrow avro zip gz tgz tar bz2 xz 7z whl so bin safetensors model pdf xlsx xls docx pptx mp4 mp3 wav avi mov ico tif tiff bmp pb tflite db sqlite'.split(
    ' ',
  ),
);

const megabyte = 1_000_000;

/** More bytes than this are not laid out in a page. */
export const mostBytes: Readonly<Record<PreviewKind, number>> = {
  text: megabyte,
  json: megabyte,
  table: megabyte,
  markdown: megabyte,
  page: megabyte,
  sniff: megabyte,
  image: 5 * megabyte,
};

/** What the name of a file promises; undefined for what is not shown. */
export function previewKind(name: string): PreviewKind | undefined {
  const extension = /\.([^./]+)$/.exec(name)?.[1]?.toLocaleLowerCase('en-US');
  if (!extension) {
    // MLmodel, requirements, LICENSE
    return 'sniff';
  }
  if (binaries.has(extension)) {
    return undefined;
  }
  return kinds[extension] ?? (texts.has(extension) ? 'text' : 'sniff');
}

type ImageType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

/** What an image is by its first bytes: its name, and what a server says, may be anything. */
export function imageType(bytes: Uint8Array): ImageType | undefined {
  const starts = (...wanted: number[]) =>
    wanted.every((byte, index) => bytes[index] === byte);
  const text = (from: number, to: number) =>
    String.fromCharCode(...bytes.subarray(from, to));
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) {
    return 'image/png';
  }
  if (starts(0xff, 0xd8, 0xff)) {
    return 'image/jpeg';
  }
  if (['GIF87a', 'GIF89a'].includes(text(0, 6))) {
    return 'image/gif';
  }
  return text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP'
    ? 'image/webp'
    : undefined;
}

/** The text of a file, or undefined if it is none: not UTF-8, or with bytes that no text has. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\u0000') ? undefined : text;
  } catch {
    return undefined;
  }
}
