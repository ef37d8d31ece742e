import { useMemo } from 'react';
import type { MetricValue, Run } from '../../api';
import type { Translate } from '../../translation';
import { type KeyColumn, parseKeyColumn } from '../columnId';
import { metricFormat } from '../formatMetric';
import { datasetsText, valuesOf } from '../runValues';
import type { GridColumn } from './GridColumn';
import {
  durationCell,
  modelsCell,
  sourceCell,
  startCell,
  statusCell,
} from './runCells';
import type { CellParts } from './useCellParts';

/** From so many runs it is read how many digits a metric needs. */
const sampled = 300;

const fixedWidths: Readonly<Record<string, number>> = {
  status: 120,
  started: 130,
  duration: 110,
  user: 120,
  source: 190,
  datasets: 180,
  models: 190,
  runId: 290,
};

/** What the columns are called, and how their cells look. */
export function useGridColumns(options: {
  ids: readonly string[];
  runs: readonly Run[];
  /** Whether values are still being asked for. */
  isPending: boolean;
  parts: CellParts;
}): readonly GridColumn[] {
  const { ids, runs, isPending, parts } = options;
  const formats = useMemo(() => formatsOf(ids, runs), [ids, runs]);
  return useMemo(
    () =>
      ids.flatMap((id): GridColumn[] => {
        const parsed = parseKeyColumn(id);
        const column = parsed
          ? keyColumnOf(id, parsed, formats.get(id), isPending, parts.t)
          : fixedColumnOf(id, parts);
        return column ? [column] : [];
      }),
    [ids, formats, isPending, parts],
  );
}

function formatsOf(ids: readonly string[], runs: readonly Run[]) {
  const some = runs.slice(0, sampled);
  return new Map(
    ids.flatMap(id => {
      const parsed = parseKeyColumn(id);
      return parsed?.kind === 'metrics'
        ? [
            [
              id,
              metricFormat(
                some.flatMap(
                  run => valuesOf(run).metrics.get(parsed.key) ?? [],
                ),
              ),
            ] as const,
          ]
        : [];
    }),
  );
}

const hints = {
  metrics: 'experiments.metric',
  params: 'experiments.param',
  tags: 'experiments.tag',
} as const;

function keyColumnOf(
  id: string,
  { kind, key }: KeyColumn,
  format: ((value: MetricValue) => string) | undefined,
  isPending: boolean,
  t: Translate,
): GridColumn {
  const absent = isPending ? '…' : '–';
  const common = { id, title: key, hint: t(hints[kind], { key }) };
  if (kind !== 'metrics' || !format) {
    return {
      ...common,
      width: 140,
      ofRun: run => {
        const value = valuesOf(run)[kind].get(key);
        return value === undefined ? (
          absent
        ) : (
          <span title={String(value)}>{value === '' ? '""' : value}</span>
        );
      },
    };
  }
  return {
    ...common,
    align: 'right',
    width: Math.min(220, Math.max(96, key.length * 8 + 40)),
    ofRun: run => {
      const value = valuesOf(run).metrics.get(key);
      return value === undefined ? (
        absent
      ) : (
        <span title={String(value)}>{format(value)}</span>
      );
    },
    ofGroup: ({ aggregates }) => {
      const aggregate = aggregates.get(key);
      if (!aggregate) {
        return '–';
      }
      const [min, mean, max] = [
        format(aggregate.min),
        format(aggregate.mean),
        format(aggregate.max),
      ];
      return (
        <span title={t('experiments.grid.aggregate', { min, mean, max })}>
          <strong>{mean}</strong>
          <br />
          <small>
            {min}–{max}
          </small>
        </span>
      );
    },
  };
}

function fixedColumnOf(id: string, parts: CellParts): GridColumn | undefined {
  const { t } = parts;
  const width = fixedWidths[id];
  switch (id) {
    case 'status':
      return {
        id,
        width,
        title: t('experiments.column.status'),
        ofRun: run => statusCell(run, parts),
      };
    case 'started':
      return {
        id,
        width,
        title: t('experiments.column.started'),
        ofRun: run => startCell(run, parts),
      };
    case 'duration':
      return {
        id,
        width,
        align: 'right',
        title: t('experiments.column.duration'),
        ofRun: run => durationCell(run, parts),
      };
    case 'user':
      return {
        id,
        width,
        title: t('experiments.column.user'),
        ofRun: run => <span title={run.user}>{run.user ?? '–'}</span>,
      };
    case 'source':
      return {
        id,
        width,
        title: t('experiments.column.source'),
        ofRun: (run, active) => sourceCell(run, active, parts),
      };
    case 'datasets':
      return {
        id,
        width,
        title: t('experiments.column.datasets'),
        ofRun: run => {
          const text = datasetsText(run);
          return <span title={text}>{text || '–'}</span>;
        },
      };
    case 'models':
      return {
        id,
        width,
        title: t('experiments.column.models'),
        ofRun: (run, active) => modelsCell(run, active, parts),
      };
    case 'runId':
      return {
        id,
        width,
        title: t('experiments.column.runId'),
        ofRun: run => <code>{run.runId}</code>,
      };
    default:
      return undefined;
  }
}
