import assert from 'node:assert/strict';
import { get, post } from '../MlflowApi';
import { MlflowCase } from './MlflowCase';

const NO_MODEL = `m-${'0'.repeat(32)}`;

/** The registry and logged models. */
export const modelCases: readonly MlflowCase[] = [
  {
    expectation: 'registered-models/get tells a model with its aliases',
    ask: seed => get('registered-models/get', { name: seed.registeredModel }),
    answer: ({ registered_model: model }) => {
      assert.equal(model.description, 'Churn <script>alert(2)</script>');
      assert.deepEqual(model.aliases, [
        { alias: 'challenger', version: '2' },
        { alias: 'champion', version: '1' },
      ]);
      assert.equal(model.latest_versions.length, 1);
      assert.equal(model.latest_versions[0].version, '2');
      assert.equal(model.latest_versions[0].aliases, undefined);
    },
  },
  {
    expectation: 'a missing registered model is 404 in JSON',
    ask: () => get('registered-models/get', { name: 'nope' }),
    status: 404,
    error: [
      'RESOURCE_DOES_NOT_EXIST',
      'Registered Model with name=nope not found',
    ],
  },
  {
    expectation: 'registered-models/search finds by tag',
    ask: () =>
      get('registered-models/search', { filter: "tags.team = 'risk'" }),
    answer: body => assert.equal(body.registered_models.length, 1),
  },
  {
    expectation: 'registered-models/alias finds the version',
    ask: seed =>
      get('registered-models/alias', {
        name: seed.registeredModel,
        alias: 'champion',
      }),
    answer: ({ model_version: version }) => {
      assert.equal(version.version, '1');
      assert.deepEqual(version.aliases, ['champion']);
    },
  },
  {
    expectation: 'a missing alias is 400',
    ask: seed =>
      get('registered-models/alias', {
        name: seed.registeredModel,
        alias: 'nope',
      }),
    status: 400,
    error: [
      'INVALID_PARAMETER_VALUE',
      'Registered model alias nope not found.',
    ],
  },
  {
    expectation: 'the alias latest is the newest version',
    since: 3,
    ask: seed =>
      get('registered-models/alias', {
        name: seed.registeredModel,
        alias: 'latest',
      }),
    answer: ({ model_version: version }) => assert.equal(version.version, '2'),
  },
  {
    expectation: 'model-versions/search finds the versions of a model',
    ask: seed =>
      get('model-versions/search', {
        filter: `name='${seed.registeredModel}'`,
        order_by: 'version_number DESC',
      }),
    answer: ({ model_versions: versions }, seed) => {
      assert.deepEqual(
        versions.map((it: any) => it.version),
        ['2', '1'],
      );
      assert.equal(versions[1].run_id, seed.parent);
      assert.equal(versions[1].current_stage, 'None');
      assert.equal(versions[1].status, 'READY');
      assert.deepEqual(versions[1].tags, [
        { key: 'git_sha', value: '0f1e2d3' },
      ]);
    },
  },
  {
    expectation: 'model-versions/search finds by run',
    ask: seed =>
      get('model-versions/search', { filter: `run_id='${seed.parent}'` }),
    answer: body => assert.equal(body.model_versions.length, 2),
  },
  {
    expectation: 'model-versions/get has the aliases',
    ask: seed =>
      get('model-versions/get', { name: seed.registeredModel, version: '2' }),
    answer: ({ model_version: version }) =>
      assert.deepEqual(version.aliases, ['challenger']),
  },
  {
    expectation: 'a missing version is 404',
    ask: seed =>
      get('model-versions/get', { name: seed.registeredModel, version: '99' }),
    status: 404,
    error: ['RESOURCE_DOES_NOT_EXIST', /Model Version \(name=.*version=99\)/],
  },
  {
    expectation: 'get-download-uri follows logged models to their place',
    since: 3,
    ask: seed =>
      get('model-versions/get-download-uri', {
        name: seed.registeredModel,
        version: '1',
      }),
    answer: (body, seed) =>
      assert.equal(
        body.artifact_uri,
        `mlflow-artifacts:/${seed.experimentId}/models/${seed.modelId}/artifacts`,
      ),
  },
  {
    expectation: 'get-download-uri does not follow the address of a run',
    ask: seed =>
      get('model-versions/get-download-uri', {
        name: seed.registeredModel,
        version: '2',
      }),
    answer: (body, seed) =>
      assert.equal(body.artifact_uri, `runs:/${seed.parent}/model`),
  },
  {
    expectation: 'a logged model is told with its metrics',
    since: 3,
    ask: seed => get(`logged-models/${seed.modelId}`),
    answer: ({ model: { info, data } }, seed) => {
      assert.equal(info.name, 'model');
      assert.equal(info.status, 'LOGGED_MODEL_READY');
      assert.equal(info.source_run_id, seed.parent);
      assert.deepEqual(data.params, [{ key: 'C', value: '1.0' }]);
      const [metric] = data.metrics;
      assert.equal(metric.key, 'val_loss');
      assert.equal(metric.run_id, seed.parent);
      assert.equal(metric.model_id, seed.modelId);
      assert.equal(metric.dataset_name, 'churn');
    },
  },
  {
    expectation: 'a missing logged model is 404 in JSON',
    since: 3,
    ask: () => get(`logged-models/${NO_MODEL}`),
    status: 404,
    error: [
      'RESOURCE_DOES_NOT_EXIST',
      `Logged model with ID '${NO_MODEL}' not found.`,
    ],
  },
  {
    expectation: 'logged-models/search finds by run and metric',
    since: 3,
    ask: seed =>
      post('logged-models/search', {
        experiment_ids: [seed.experimentId],
        filter: `source_run_id = '${seed.parent}' AND metrics.val_loss < 2`,
        order_by: [{ field_name: 'metrics.val_loss', ascending: true }],
      }),
    answer: (body, seed) =>
      assert.deepEqual(
        body.models.map((it: any) => it.info.model_id),
        [seed.modelId],
      ),
  },
  {
    expectation: 'an unknown attribute of logged models is an internal error',
    since: 3,
    ask: seed =>
      post('logged-models/search', {
        experiment_ids: [seed.experimentId],
        filter: "nope = 'x'",
      }),
    status: 500,
    error: ['INTERNAL_ERROR', /has no attribute 'nope'/],
  },
];
