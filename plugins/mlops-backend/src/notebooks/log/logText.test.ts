import { logText } from './logText';

const all = { tailLines: 500, timestamps: false };
const text = [
  '2026-06-01T08:00:00.000000001Z one',
  '2026-06-01T08:00:00.5Z \u001b[31mtwo\u001b[0m',
  '2026-06-01T08:00:01.123456789Z three',
  '',
].join('\n');

describe('logText', () => {
  it('leaves out the times, and leaves in the colours', () => {
    expect(logText(text, all)).toEqual({
      lines: 'one\n\u001b[31mtwo\u001b[0m\nthree\n',
      truncated: false,
      lastTime: '2026-06-01T08:00:01.123456789Z',
    });
  });

  it('keeps the times when asked to', () => {
    expect(logText(text, { ...all, timestamps: true }).lines).toBe(text);
  });

  it.each([
    ['2026-06-01T08:00:00.000000001Z', '\u001b[31mtwo\u001b[0m\nthree\n'],
    ['2026-06-01T08:00:00.500Z', 'three\n'],
    ['2026-06-01T08:00:00.5Z', 'three\n'],
    ['2026-06-01T08:00:00Z', 'one\n\u001b[31mtwo\u001b[0m\nthree\n'],
  ])('shows what was written after %s, once', (after, lines) => {
    expect(logText(text, { ...all, after }).lines).toBe(lines);
  });

  it('says nothing new when there is nothing', () => {
    const after = '2026-06-01T08:00:01.123456789Z';
    expect(logText(text, { ...all, after })).toEqual({
      lines: '',
      truncated: false,
      lastTime: undefined,
    });
  });

  it('leaves out half a line, and says that there is more before', () => {
    expect(
      logText(`${text}2026-06-01T08:00:02Z fo`, { ...all, tailLines: 3 }),
    ).toMatchObject({
      lines: 'one\n\u001b[31mtwo\u001b[0m\nthree\n',
      truncated: true,
    });
  });

  it('is empty where nothing was written', () => {
    expect(logText('', all)).toEqual({
      lines: '',
      truncated: false,
      lastTime: undefined,
    });
  });
});
