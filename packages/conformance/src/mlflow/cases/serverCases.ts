import assert from 'node:assert/strict';
import { get, post } from '../MlflowApi';
import { MlflowCase } from './MlflowCase';

const isPage: MlflowCase['answer'] = (_body, _seed, { type }) =>
  assert.match(type, /^text\/html/);

/** What tells a client with whom it speaks, and what is wrong with a request. */
export const serverCases: readonly MlflowCase[] = [
  {
    expectation: 'it is healthy',
    ask: () => get('/health'),
    answer: (_body, _seed, { text }) => assert.equal(text, 'OK'),
  },
  {
    expectation: 'it says its version',
    ask: () => get('/version'),
    answer: (_body, seed, { text }) =>
      assert.match(text, new RegExp(`^${seed.major}\\.\\d+\\.\\d+`)),
  },
  {
    expectation: 'server-info says whether there are workspaces',
    since: 3,
    ask: () => get('/api/3.0/mlflow/server-info'),
    answer: body => {
      assert.equal(body.store_type, 'SqlStore');
      assert.equal(body.workspaces_enabled, false);
    },
  },
  {
    expectation: 'the header of workspaces is an error without workspaces',
    since: 3,
    ask: seed => ({
      ...get('experiments/get', { experiment_id: seed.experimentId }),
      headers: { 'X-MLFLOW-WORKSPACE': 'team-a' },
    }),
    status: 500,
    error: ['FEATURE_DISABLED', /workspaces are not enabled/],
  },
  {
    expectation: 'the list of workspaces says that there are none',
    since: 3,
    ask: () => get('/api/3.0/mlflow/workspaces'),
    status: 503,
    answer: isPage,
  },
  {
    expectation: 'an unknown path is 404 and a page',
    ask: () => get('does-not-exist'),
    status: 404,
    answer: isPage,
  },
  {
    expectation: 'a wrong method is 405 and a page',
    ask: () => get('runs/search'),
    status: 405,
    answer: isPage,
  },
  {
    expectation: 'a body that does not call itself JSON is refused',
    since: 3,
    ask: () => ({
      ...post('runs/search', {}),
      headers: { 'Content-Type': 'text/plain' },
    }),
    status: 400,
    error: [
      'INVALID_PARAMETER_VALUE',
      "Bad Request. Content-Type must be one of ['application/json'].",
    ],
  },
  {
    expectation: 'a page of another site cannot change anything',
    since: 3,
    ask: () => ({
      ...post('runs/search', {}),
      headers: { Origin: 'https://backstage.example.com' },
    }),
    status: 403,
    answer: (_body, _seed, { type, text }) => {
      assert.match(type, /^text\/plain/);
      assert.equal(text, 'Cross-origin request blocked');
    },
  },
];
