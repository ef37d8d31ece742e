import assert from 'node:assert/strict';
import { get, post } from '../MlflowApi';
import { HOSTILE_NAME, LONG_PARAM, Seed, STEPS } from '../seedServer';
import { MlflowCase } from './MlflowCase';

const NO_RUN = '0'.repeat(32);
const offset = (count: number) =>
  Buffer.from(`{"offset": ${count}}`).toString('base64');
const search = (seed: Seed, body: object) =>
  post('runs/search', { experiment_ids: [seed.experimentId], ...body });

/** Experiments and runs, and how they are read by pages. */
export const runCases: readonly MlflowCase[] = [
  {
    expectation: 'experiments/get tells an experiment with its tags',
    ask: seed => get('experiments/get', { experiment_id: seed.experimentId }),
    answer: ({ experiment }, seed) => {
      assert.equal(experiment.name, 'conformance');
      assert.equal(experiment.lifecycle_stage, 'active');
      assert.equal(
        experiment.artifact_location,
        `mlflow-artifacts:/${seed.experimentId}`,
      );
      assert.equal(experiment.tags.length, 2);
      assert.equal(typeof experiment.creation_time, 'number');
    },
  },
  {
    expectation: 'experiments/get-by-name finds names that look like markup',
    ask: () =>
      get('experiments/get-by-name', { experiment_name: HOSTILE_NAME }),
    answer: ({ experiment }, seed) =>
      assert.equal(experiment.experiment_id, seed.hostileExperimentId),
  },
  {
    expectation: 'experiments/get answers deleted experiments, too',
    ask: seed =>
      get('experiments/get', { experiment_id: seed.deletedExperimentId }),
    answer: ({ experiment }) =>
      assert.equal(experiment.lifecycle_stage, 'deleted'),
  },
  {
    expectation: 'a missing experiment is 404 in JSON',
    ask: () => get('experiments/get', { experiment_id: '999999' }),
    status: 404,
    error: ['RESOURCE_DOES_NOT_EXIST', 'No Experiment with id=999999 exists'],
  },
  {
    expectation: 'experiments/search wants max_results',
    ask: () => post('experiments/search', {}),
    status: 400,
    error: ['INVALID_PARAMETER_VALUE', /Invalid value 0 for parameter/],
  },
  {
    expectation: 'experiments/search finds by name and tag',
    ask: () =>
      post('experiments/search', {
        max_results: 10,
        filter: "name ILIKE 'CONF%' AND tags.team = 'risk'",
      }),
    answer: ({ experiments }) => assert.equal(experiments.length, 1),
  },
  {
    expectation: 'runs/get tells a run whole',
    ask: seed => get('runs/get', { run_id: seed.parent }),
    answer: ({ run }, seed) => {
      assert.equal(run.info.status, 'FINISHED');
      assert.equal(run.info.run_name, 'parent');
      assert.equal(run.info.user_id, 'alice');
      assert.equal(typeof run.info.end_time, 'number');
      const { params, metrics, tags } = run.data;
      const param = params.find((it: any) => it.key === 'long');
      assert.equal(param.value, LONG_PARAM);
      const loss = metrics.find((it: any) => it.key === 'train_loss');
      assert.equal(loss.step, STEPS - 1);
      assert.ok(tags.some((it: any) => it.key === 'mlflow.runName'));
      const [{ dataset, tags: context }] = run.inputs.dataset_inputs;
      assert.equal(dataset.name, 'churn');
      assert.equal(context[0].value, 'training');
      assert.ok(seed.parent);
    },
  },
  {
    expectation: 'runs/get names the logged models of a run',
    since: 3,
    ask: seed => get('runs/get', { run_id: seed.parent }),
    answer: ({ run }, seed) =>
      assert.deepEqual(
        run.outputs.model_outputs.map((it: any) => it.model_id),
        [seed.modelId],
      ),
  },
  {
    expectation: 'NaN is text, and the infinities are the largest numbers',
    ask: seed => get('runs/get', { run_id: seed.notANumber }),
    answer: ({ run }) => {
      const value = (key: string) =>
        run.data.metrics.find((it: any) => it.key === key).value;
      assert.equal(value('only_nan'), 'NaN');
      assert.equal(value('only_inf'), Number.MAX_VALUE);
      assert.equal(value('neg_inf'), -Number.MAX_VALUE);
      assert.equal(value('loss'), 0.5);
    },
  },
  {
    expectation: 'a running run has no end',
    ask: seed => get('runs/get', { run_id: seed.running }),
    answer: ({ run }) => {
      assert.equal(run.info.status, 'RUNNING');
      assert.equal(run.info.end_time, undefined);
      assert.equal(run.data.metrics, undefined);
    },
  },
  {
    expectation: 'runs/get answers deleted runs, too',
    ask: seed => get('runs/get', { run_id: seed.deleted }),
    answer: ({ run }) => assert.equal(run.info.lifecycle_stage, 'deleted'),
  },
  {
    expectation: 'a missing run is 404 in JSON',
    ask: () => get('runs/get', { run_id: NO_RUN }),
    status: 404,
    error: ['RESOURCE_DOES_NOT_EXIST', `Run with id=${NO_RUN} not found`],
  },
  {
    expectation: 'runs/search gives all that is active, the newest first',
    ask: seed => search(seed, { max_results: 100 }),
    answer: body => {
      const names = body.runs.map((run: any) => run.info.run_name);
      assert.deepEqual(names, [
        'still-running',
        'nan',
        'child-2',
        'child-1',
        'child-0',
        'parent',
      ]);
      assert.equal(body.next_page_token, undefined);
    },
  },
  {
    expectation: 'runs/search pages by offset',
    ask: seed => search(seed, { max_results: 2 }),
    answer: body => {
      assert.equal(body.runs.length, 2);
      assert.equal(body.next_page_token, offset(2));
    },
  },
  {
    expectation: 'runs/search goes on where a token says',
    ask: seed => search(seed, { max_results: 2, page_token: offset(2) }),
    answer: body => assert.equal(body.runs[0].info.run_name, 'child-2'),
  },
  {
    expectation: 'runs/search beyond the end is empty',
    ask: seed => search(seed, { page_token: offset(999) }),
    answer: body => assert.deepEqual(body, {}),
  },
  {
    expectation: 'runs/search refuses a token that is none',
    ask: seed => search(seed, { page_token: 'garbage!' }),
    status: 400,
    error: ['INVALID_PARAMETER_VALUE', /Invalid page token/],
  },
  {
    expectation: 'runs/search of deleted runs finds those only',
    ask: seed => search(seed, { run_view_type: 'DELETED_ONLY' }),
    answer: body =>
      assert.deepEqual(
        body.runs.map((run: any) => run.info.run_name),
        ['deleted'],
      ),
  },
  {
    expectation: 'runs/search of an unknown experiment is empty, not an error',
    ask: () => post('runs/search', { experiment_ids: ['999999'] }),
    answer: body => assert.deepEqual(body, {}),
  },
  {
    expectation: 'runs/search takes a broken body for an empty one',
    ask: () => post('runs/search', '{"experiment_ids": ["1"'),
    answer: body => assert.deepEqual(body, {}),
  },
  {
    expectation: 'runs/search refuses more than 50 000 at once',
    ask: seed => search(seed, { max_results: 50_001 }),
    status: 400,
    error: ['INVALID_PARAMETER_VALUE', /max_results/],
  },
  {
    expectation: 'a parameter cannot be changed',
    ask: seed =>
      post('runs/log-parameter', {
        run_id: seed.parent,
        key: 'C',
        value: '2.0',
      }),
    status: 400,
    error: ['INVALID_PARAMETER_VALUE', /Changing param values is not allowed/],
  },
  {
    expectation: 'experiments/search-datasets tells what runs have read',
    ask: seed =>
      post('/ajax-api/2.0/mlflow/experiments/search-datasets', {
        experiment_ids: [seed.experimentId],
      }),
    answer: (body, seed) =>
      assert.deepEqual(body.dataset_summaries, [
        {
          experiment_id: seed.experimentId,
          name: 'churn',
          digest: '7e9c9a36',
          context: 'training',
        },
      ]),
  },
];
