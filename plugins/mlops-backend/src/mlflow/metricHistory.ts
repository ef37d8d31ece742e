import type {
  MlflowMetricHistory,
  MlflowServer,
} from '@mlops-portal/backstage-plugin-mlops-node';
import { InputError } from '@backstage/errors';
import type { EntityView } from './lookAtEntity';
import { allowedRunIds } from './requireRun';
import type { RunPlaces } from './RunPlaces';
import type { SourceList } from './sources';
import { metricValue } from './toRunDto';
import type { HistoryDto, HistoryQueryDto } from './types';
import { readOptions } from './Viewer';

const DEFAULT_POINTS = 320;

/** The course of a metric in those of the asked runs that are the entity's. @internal */
export async function metricHistory(
  server: MlflowServer,
  view: EntityView,
  search: {
    readonly query: HistoryQueryDto;
    readonly places: RunPlaces;
    readonly sources: SourceList;
  },
): Promise<Omit<HistoryDto, 'sources'>> {
  const { query, sources } = search;
  const steps = stepsOf(query);
  const { viewer } = view;
  try {
    const allowed = await allowedRunIds(server, view, {
      ...search,
      runIds: query.runs,
    });
    if (!allowed) {
      return { series: [], unknown: [] };
    }
    const histories = await server.client.getMetricHistories(
      {
        runIds: [...allowed],
        metric: query.metric,
        steps,
        maxPoints: query.maxPoints ?? DEFAULT_POINTS,
      },
      readOptions(viewer, server),
    );
    sources.addOk(server.config.id);
    return {
      series: histories.map(toSeries),
      unknown: query.runs.filter(id => !allowed.has(id)),
    };
  } catch (error) {
    viewer.signal?.throwIfAborted();
    sources.addError(server.config, error);
    return { series: [], unknown: [] };
  }
}

/** MLflow wants both ends or none. */
function stepsOf({ startStep: start, endStep: end }: HistoryQueryDto) {
  if (start === undefined && end === undefined) {
    return undefined;
  }
  if (start === undefined || end === undefined || start > end) {
    throw new InputError(
      'A range of steps has a startStep and an endStep that is not before it.',
    );
  }
  return { start, end };
}

function toSeries({
  runId,
  points,
  sampled,
}: MlflowMetricHistory): HistoryDto['series'][number] {
  return {
    run: runId,
    points: points.map(({ step, timestamp, value }) => [
      step,
      timestamp,
      metricValue(value),
    ]),
    sampled,
  };
}
