import type {
  MlflowRun,
  MlflowRunStatus,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { OverviewRowDto, Source } from './types';

const WORDS: Readonly<Record<MlflowRunStatus, string>> = {
  running: 'is running',
  scheduled: 'is scheduled',
  finished: 'finished',
  failed: 'failed',
  killed: 'was killed',
  unknown: 'is in an unknown state',
};

const LEVELS: Readonly<Record<MlflowRunStatus, OverviewRowDto['level']>> = {
  running: 'progressing',
  scheduled: 'progressing',
  finished: 'ok',
  failed: 'warning',
  killed: 'ok',
  unknown: 'unknown',
};

const UNITS: readonly (readonly [string, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

function ago(then: Date, now: Date): string {
  const passed = now.getTime() - then.getTime();
  for (const [unit, milliseconds] of UNITS) {
    const count = Math.floor(passed / milliseconds);
    if (count >= 1) {
      return ` ${count} ${unit}${count === 1 ? '' : 's'} ago`;
    }
  }
  return passed >= 0 ? ' just now' : '';
}

function headlineOf(run: MlflowRun, now: Date): string {
  const active = run.status === 'running' || run.status === 'scheduled';
  const then = active ? run.startedAt : run.endedAt ?? run.startedAt;
  const since = then ? ago(then, now) : '';
  const when = active && since ? `, started${since}` : since;
  return `The latest run, ${run.name}, ${WORDS[run.status]}${when}.`;
}

/** The experiments of an entity in one row. @internal */
export function overviewRow(options: {
  readonly total: number;
  readonly latestRun: MlflowRun | undefined;
  readonly sources: Source[];
  readonly now: Date;
}): OverviewRowDto {
  const { total, latestRun, sources, now } = options;
  const trouble =
    sources.find(({ status }) => status !== 'ok' && status !== 'refused') ??
    sources.find(({ status }) => status !== 'ok');
  if (latestRun) {
    return {
      total,
      level: LEVELS[latestRun.status],
      headline: headlineOf(latestRun, now),
      sources,
    };
  }
  if (trouble) {
    const level = trouble.status === 'refused' ? 'warning' : 'unknown';
    return {
      total,
      level,
      headline: trouble.message ?? trouble.status,
      sources,
    };
  }
  return {
    total,
    level: 'ok',
    headline: 'No run has been logged yet.',
    sources,
  };
}
