import type { Schemas } from '../openapi';

type Row = Schemas['OverviewRow'];

/** One thing, as far as the overview needs it. @internal */
export interface SummaryItem {
  readonly name: string;
  /** The word under which it is counted. */
  readonly state: string;
  readonly level: Row['level'];
  readonly headline: string;
}

/** From what matters most to what matters least. */
const LEVELS: readonly Row['level'][] = [
  'error',
  'warning',
  'progressing',
  'unknown',
  'ok',
];

/**
 * Many things in one row: how many, how bad the worst is, and one sentence.
 *
 * @internal
 */
export function summarize(
  items: readonly SummaryItem[],
  sources: Schemas['Source'][],
): Row {
  const trouble = sources.find(({ status }) => status !== 'ok');
  const worst = LEVELS.flatMap(level =>
    items.filter(item => item.level === level),
  )[0];
  if (!worst) {
    return {
      total: 0,
      level: trouble ? levelOf(trouble) : 'ok',
      headline: trouble?.message ?? 'None yet.',
      sources,
    };
  }
  const bad = worst.level === 'error' || worst.level === 'warning';
  return {
    total: items.length,
    level: worst.level === 'ok' && trouble ? levelOf(trouble) : worst.level,
    headline: bad ? `${worst.name}: ${worst.headline}` : counted(items),
    sources,
  };
}

function levelOf(trouble: Schemas['Source']): Row['level'] {
  return trouble.status === 'refused' ? 'warning' : 'unknown';
}

function counted(items: readonly SummaryItem[]): string {
  const counts = new Map<string, number>();
  for (const { state } of items) {
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return `${[...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ')}.`;
}
