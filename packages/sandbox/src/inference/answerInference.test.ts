import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { answerInference } from './answerInference';
import { churnModel } from './churnModel';
import { genericModel } from './genericModel';
import { loadedModel } from './loadedModel';
import { RequestTensor } from './Model';

const model = churnModel('bankchurn-model');

function ask(method: string, where: string, body: unknown = '', of = model) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = answerInference({ method, path: where, body: text }, of);
  return {
    ...answer,
    json: () => JSON.parse(answer.body),
  };
}

const infer = (body: unknown, of = model) =>
  ask('POST', `/v2/models/${of.name}/infer`, body, of);

function customer(values: Partial<Record<string, number>> = {}) {
  const ordinary: Record<string, number> = {
    CreditScore: 700,
    Geography: 0,
    Gender: 1,
    Age: 30,
    Tenure: 6,
    Balance: 0,
    NumOfProducts: 2,
    HasCrCard: 1,
    IsActiveMember: 1,
    EstimatedSalary: 90000,
  };
  return Object.entries({ ...ordinary, ...values }).map(
    ([name, value]): RequestTensor => ({
      name,
      datatype: 'FP64',
      shape: [1, 1],
      data: [value ?? 0],
    }),
  );
}

describe('answerInference', () => {
  it('says what the server is and that it is well', () => {
    expect(ask('GET', '/v2').json()).toEqual({
      name: 'mlserver',
      version: '1.7.1',
      extensions: [],
    });
    for (const where of [
      '/v2/health/live',
      '/v2/health/ready',
      '/v2/models/bankchurn-model/ready',
    ]) {
      expect(ask('GET', where)).toMatchObject({ status: 200, body: '' });
    }
  });

  it('describes the model by its ten columns', () => {
    const metadata = ask('GET', '/v2/models/bankchurn-model').json();
    expect(metadata).toMatchObject({
      name: 'bankchurn-model',
      versions: [],
      parameters: { content_type: 'pd' },
    });
    expect(metadata.inputs).toHaveLength(10);
    expect(metadata.inputs[0]).toEqual({
      name: 'CreditScore',
      datatype: 'FP64',
      shape: [-1, 1],
      parameters: { content_type: 'np' },
    });
  });

  it('tells customers who stay from those who leave', () => {
    const stays = infer({ id: 'a', inputs: customer() });
    expect(stays.json()).toEqual({
      model_name: 'bankchurn-model',
      id: 'a',
      parameters: { content_type: 'np' },
      outputs: [
        {
          name: 'output-1',
          shape: [1, 1],
          datatype: 'INT64',
          parameters: { content_type: 'np' },
          data: [0],
        },
      ],
    });
    const leaves = customer({ Age: 62, IsActiveMember: 0, Geography: 1 });
    expect(infer({ inputs: leaves }).json().outputs[0].data).toEqual([1]);
  });

  it('answers several rows, flat or nested', () => {
    const inputs = customer().map(input => {
      const [value] = input.data as number[];
      return { ...input, shape: [2, 1], data: [[value], [value]] };
    });
    expect(infer({ inputs }).json().outputs[0]).toMatchObject({
      shape: [2, 1],
      data: [0, 0],
    });
  });

  it.each<[string, RequestTensor[]]>([
    ['a missing column', customer().slice(1)],
    ['columns in another order', customer().reverse()],
    [
      'another datatype',
      customer().map(input => ({ ...input, datatype: 'INT64' })),
    ],
    ['data that do not fill the shape', [{ ...customer()[0], shape: [2, 1] }]],
    [
      'a value that is no number',
      customer().map(input => ({ ...input, data: [null] })),
    ],
    ['no input at all', []],
  ])('answers 500 without a cause for %s', (_, inputs) => {
    expect(infer({ inputs })).toMatchObject({
      status: 500,
      contentType: 'text/plain; charset=utf-8',
      body: 'Internal Server Error',
    });
  });

  it('names the fields that are missing or wrong', () => {
    const [input] = customer();
    const answer = infer({ inputs: [{ ...input, shape: undefined }] });
    expect(answer.status).toBe(422);
    expect(answer.json().detail).toMatchObject([
      {
        type: 'missing',
        loc: ['body', 'inputs', 0, 'shape'],
        msg: 'Field required',
      },
    ]);
    const wrong = infer({ inputs: [{ ...input, datatype: 'DOUBLE' }] });
    expect(wrong.json().detail).toMatchObject([
      { type: 'enum', loc: ['body', 'inputs', 0, 'datatype'] },
    ]);
    expect(infer('{"inputs":').json().detail).toMatchObject([
      { type: 'json_invalid', ctx: { error: 'unexpected end of data' } },
    ]);
    expect(infer([]).status).toBe(422);
    expect(infer({ inputs: 'x' }).status).toBe(422);
  });

  it.each([
    ['GET', '/v2/models/nope', 404, { error: 'Model nope not found' }],
    ['GET', '/v2/models/nope/ready', 404, { error: 'Model nope not found' }],
    [
      'GET',
      '/v2/models/bankchurn-model/versions/9',
      404,
      { error: 'Model bankchurn-model with version 9 not found' },
    ],
    ['GET', '/v2/models', 404, { detail: 'Not Found' }],
    ['GET', '/v1/models', 404, { detail: 'Not Found' }],
    ['POST', '/v2/models/bankchurn-model', 404, { detail: 'Not Found' }],
    ['DELETE', '/v2', 405, { detail: 'Method Not Allowed' }],
    ['GET', '/v2/models/%E0%A4%A', 404, { error: 'Model %E0%A4%A not found' }],
  ])('%s %s answers %d', (method, where, status, body) => {
    const answer = ask(method, where);
    expect(answer.status).toBe(status);
    expect(answer.json()).toEqual(body);
  });

  it('serves a model without signature, too', () => {
    const generic = genericModel('fraud-rules');
    const inputs = [
      { name: 'x', datatype: 'FP64', shape: [2, 3], data: [1, 2, 3, 4, 5, 6] },
    ];
    const answer = infer({ inputs }, generic).json();
    expect(answer.outputs[0]).toMatchObject({ name: 'predict', shape: [2, 1] });
    expect(answer.outputs[0].data).toHaveLength(2);
  });
});

describe('loadedModel', () => {
  const service = (name: string, annotations?: Record<string, string>) => ({
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: { name, annotations },
  });

  it.each([
    ['bankchurn-model', undefined, 10],
    ['anything', { 'mlops/registered-model': 'bank-churn' }, 10],
    ['bankchurn-x', { 'mlops/registered-model': 'other' }, 0],
    ['fraud-rules', undefined, 0],
  ])('%s with %j has %d columns', (name, annotations, columns) => {
    const loaded = loadedModel(service(name, annotations));
    expect(loaded.name).toBe(name);
    expect(loaded.inputs).toHaveLength(columns);
  });
});

const shared = path.resolve(__dirname, '../../../../../shared');
const recorded = existsSync(shared);

(recorded ? describe : describe.skip)(
  'the recorded exchange of bankchurn-model (needs ../shared)',
  () => {
    it('gets an answer of the same shape and content', () => {
      const { request, response, call } = JSON.parse(
        readFileSync(path.join(shared, 'requirements/003-infer.json'), 'utf8'),
      );
      const [method, where] = call.split(' ');
      const answer = ask(method, where, request).json();
      expect(answer).toEqual({
        ...response,
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
      expect(Object.keys(answer)).toEqual(Object.keys(response));
    });

    it.each([
      'infer-no-inputs',
      'infer-unknown-model',
      'infer-unknown-datatype',
      'infer-bad-json',
      'infer-empty-inputs',
      'infer-missing-column',
      'infer-null-value',
      'infer-shape-mismatch',
      'infer-wrong-datatype',
      'model-unknown',
      'model-unknown-ready',
      'server-metadata',
      'health-ready',
    ])('%s is answered as MLServer did', name => {
      const file = (end: string) => {
        const full = path.join(
          shared,
          'fixtures/inference/mlserver',
          name + end,
        );
        return existsSync(full) ? readFileSync(full, 'utf8') : '';
      };
      const [first, second] = file('.meta').split('\n');
      const [method, url] = first.split(' ');
      const answer = answerInference(
        {
          method,
          path: new URL(url).pathname,
          body: file('.request.json'),
        },
        churnModel('bank-churn'),
      );
      expect(answer.status).toBe(Number(second.split(' ')[0]));
      expect(answer.body).toBe(file('.response.body').trimEnd());
    });
  },
);
