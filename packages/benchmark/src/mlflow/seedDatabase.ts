import { DatabaseSync } from 'node:sqlite';
import { ExperimentName, runsOf } from './benchmarkRuns';

/** As many rows as a statement may have values for. */
function inserter(database: DatabaseSync, table: string, columns: string) {
  const places = columns
    .split(',')
    .map(() => '?')
    .join(',');
  return database.prepare(
    `INSERT INTO ${table} (${columns}) VALUES (${places})`,
  );
}

/**
 * Writes the runs of an experiment into the database of a real server, which is a hundred times faster than
 * logging them and leaves the same rows.
 */
export function seedDatabase(
  file: string,
  experiment: ExperimentName,
  experimentId: string,
) {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA busy_timeout = 30000');
  try {
    const run = inserter(
      database,
      'runs',
      'run_uuid,name,source_type,source_name,entry_point_name,user_id,status,start_time,end_time,source_version,lifecycle_stage,artifact_uri,experiment_id',
    );
    const point = 'key,value,timestamp,run_uuid,step,is_nan';
    const metric = inserter(database, 'metrics', point);
    const latest = inserter(database, 'latest_metrics', point);
    const param = inserter(database, 'params', 'key,value,run_uuid');
    const tag = inserter(database, 'tags', 'key,value,run_uuid');
    database.exec('BEGIN');
    for (const { id, name, startTime, ...data } of runsOf(experiment)) {
      const end = startTime + 30_000;
      run.run(
        id,
        name,
        'LOCAL',
        '',
        '',
        'alice',
        'FINISHED',
        startTime,
        end,
        '',
        'active',
        `mlflow-artifacts:/${experimentId}/${id}/artifacts`,
        experimentId,
      );
      for (const [key, value] of data.metrics) {
        metric.run(key, value, end, id, 0, 0);
        latest.run(key, value, end, id, 0, 0);
      }
      for (const [key, value] of data.params) {
        param.run(key, value, id);
      }
      for (const [key, value] of data.tags) {
        tag.run(key, value, id);
      }
    }
    database.exec('COMMIT');
  } finally {
    database.close();
  }
}
