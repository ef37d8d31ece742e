import { MlflowStore } from '../store/MlflowStore';
import { MetricPoint, StoredModelVersion } from '../store/types';
import { Recording } from './recordings';

type Fields = Record<string, any>;

/** Every object anywhere in the answers that has all of the keys. */
function objectsWith(recordings: readonly Recording[], keys: string[]) {
  const found: Fields[] = [];
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null) {
      return;
    }
    if (keys.every(key => key in value)) {
      found.push(value);
    }
    Object.values(value).forEach(visit);
  };
  recordings.forEach(({ response }) => visit(response.body));
  return found;
}

const map = (items: Fields[] = []) =>
  new Map<string, string>(items.map(({ key, value }) => [key, value]));
const query = ({ request }: Recording) =>
  new URL(request.path, 'http://recorded').searchParams;

function restoreExperiments(store: MlflowStore, recordings: Recording[]) {
  for (const it of objectsWith(recordings, ['artifact_location'])) {
    store.experiments.set(it.experiment_id, {
      experimentId: it.experiment_id,
      name: it.name,
      artifactLocation: it.artifact_location,
      lifecycleStage: it.lifecycle_stage,
      creationTime: it.creation_time,
      lastUpdateTime: it.last_update_time,
      tags: map(it.tags),
    });
  }
}

function restoreRuns(store: MlflowStore, recordings: Recording[]) {
  for (const { info, data, inputs, outputs } of objectsWith(recordings, [
    'info',
    'data',
  ]).filter(it => 'run_uuid' in it.info)) {
    const metrics = new Map<string, MetricPoint[]>(
      (data.metrics ?? []).map(({ key, ...point }: Fields) => [
        key,
        [{ ...point, value: Number(point.value) }],
      ]),
    );
    store.runs.set(info.run_id, {
      runId: info.run_id,
      experimentId: info.experiment_id,
      name: info.run_name,
      userId: info.user_id,
      status: info.status,
      startTime: info.start_time,
      endTime: info.end_time,
      lifecycleStage: info.lifecycle_stage,
      metrics,
      params: map(data.params),
      tags: map(data.tags),
      datasets: (inputs?.dataset_inputs ?? []).map(
        ({ dataset, tags }: Fields) => ({
          ...dataset,
          sourceType: dataset.source_type,
          tags: map(tags),
        }),
      ),
      inputModelIds: [],
      modelIds: (outputs?.model_outputs ?? []).map((it: Fields) => it.model_id),
    });
  }
}

/** Points of histories come with the run, or are of the run that was asked for. */
function restoreHistories(store: MlflowStore, recordings: Recording[]) {
  for (const recording of recordings) {
    const { path } = recording.request;
    const metrics = path.includes('get-history')
      ? JSON.parse(
          recording.response.bodyText.startsWith('{')
            ? recording.response.bodyText.replaceAll(':NaN', ':"NaN"')
            : '{}',
        ).metrics ?? []
      : [];
    for (const { key, run_id, value, timestamp, step } of metrics) {
      const runId = run_id ?? query(recording).get('run_id');
      const points = store.runs.get(runId)?.metrics.get(key) ?? [];
      if (!points.some(it => it.step === step && it.timestamp === timestamp)) {
        points.push({ value: Number(value), timestamp, step });
      }
      store.runs.get(runId)?.metrics.set(key, points);
    }
  }
}

function restoreModels(store: MlflowStore, recordings: Recording[]) {
  for (const { info, data } of objectsWith(recordings, ['info', 'data']).filter(
    it => 'model_id' in it.info,
  )) {
    store.loggedModels.set(info.model_id, {
      modelId: info.model_id,
      experimentId: info.experiment_id,
      name: info.name,
      modelType: info.model_type,
      sourceRunId: info.source_run_id,
      status: info.status,
      creationTime: info.creation_timestamp_ms,
      lastUpdatedTime: info.last_updated_timestamp_ms,
      params: map(data.params),
      tags: map(info.tags),
      metrics: (data.metrics ?? []).map((it: Fields) => ({
        ...it,
        runId: it.run_id,
      })),
    });
  }
  for (const it of objectsWith(recordings, ['name', 'creation_timestamp'])) {
    if (!('version' in it)) {
      store.models.set(it.name, {
        name: it.name,
        description: it.description ?? '',
        creationTime: it.creation_timestamp,
        lastUpdatedTime: it.last_updated_timestamp,
        tags: map(it.tags),
        versions: [],
        aliases: new Map(
          (it.aliases ?? []).map(({ alias, version }: Fields) => [
            alias,
            version,
          ]),
        ),
      });
    }
  }
  restoreVersions(store, recordings);
}

function restoreVersions(store: MlflowStore, recordings: Recording[]) {
  const places = new Map(
    recordings
      .filter(({ request }) => request.path.includes('get-download-uri?'))
      .map(recording => [
        query(recording).get('version'),
        (recording.response.body as Fields).artifact_uri as string,
      ]),
  );
  for (const it of objectsWith(recordings, ['version', 'run_link'])) {
    const versions = store.models.get(it.name)?.versions ?? [];
    if (!versions.some(({ version }) => version === it.version)) {
      versions.push({
        version: it.version,
        creationTime: it.creation_timestamp,
        lastUpdatedTime: it.last_updated_timestamp,
        runId: it.run_id,
        source: it.source,
        artifactUri: places.get(it.version) ?? it.source,
        description: it.description,
        stage: it.current_stage as StoredModelVersion['stage'],
        tags: map(it.tags),
      });
    }
    versions.sort((one, other) => Number(one.version) - Number(other.version));
  }
}

/** Files that were listed, with their content where it was read and so many blanks where it was not. */
function restoreArtifacts(store: MlflowStore, recordings: Recording[]) {
  const folderOf = (uri: string) => uri.replace('mlflow-artifacts:/', '');
  for (const { root_uri, files } of objectsWith(recordings, ['root_uri'])) {
    for (const { path, is_dir, file_size } of files ?? []) {
      const place = `${folderOf(root_uri)}/${path}`;
      if (!is_dir && !store.artifacts.read(place)) {
        store.artifacts.write(place, Buffer.alloc(file_size, ' '));
      }
    }
  }
  for (const recording of recordings) {
    const { response } = recording;
    const name =
      query(recording).get('path') ??
      query(recording).get('artifact_file_path');
    if (response.headers['content-disposition'] && name) {
      const runId =
        query(recording).get('run_id') ?? query(recording).get('run_uuid');
      const model = [...store.loggedModels.keys()][0];
      const folder = runId ? `1/${runId}` : `1/models/${model}`;
      store.artifacts.write(
        `${folder}/artifacts/${name}`,
        Buffer.from(response.bodyText),
      );
    }
  }
}

/** Puts into the store what the recorded server had, as far as its answers tell. */
export function restoreServer(store: MlflowStore, recordings: Recording[]) {
  restoreExperiments(store, recordings);
  restoreRuns(store, recordings);
  restoreHistories(store, recordings);
  restoreModels(store, recordings);
  restoreArtifacts(store, recordings);
}
