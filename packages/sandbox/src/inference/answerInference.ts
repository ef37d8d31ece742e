import { randomUUID } from 'node:crypto';
import { Model, TensorMetadata } from './Model';
import { InferRequest, parseInferRequest } from './parseInferRequest';

export interface InferenceRequest {
  readonly method: string;
  /** Path without query. */
  readonly path: string;
  readonly body: string;
}

export interface InferenceAnswer {
  readonly status: number;
  readonly contentType?: string;
  readonly body: string;
}

const json = (status: number, body: unknown): InferenceAnswer => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify(body),
});

const empty: InferenceAnswer = { status: 200, body: '' };

const notFound = json(404, { detail: 'Not Found' });

/** Plays MLServer with one model: the V2 protocol, with the answers that version 1.7 gives. */
export function answerInference(
  { method, path, body }: InferenceRequest,
  model: Model,
): InferenceAnswer {
  const parts = path.split('/').filter(Boolean).map(decode);
  if (parts[0] !== 'v2') {
    return notFound;
  }
  if (method === 'POST') {
    return answerPost(parts.slice(1), body, model);
  }
  if (method !== 'GET') {
    return json(405, { detail: 'Method Not Allowed' });
  }
  const route = parts.slice(1).join('/');
  if (route === '') {
    return json(200, { name: 'mlserver', version: '1.7.1', extensions: [] });
  }
  if (route === 'health/live' || route === 'health/ready') {
    return empty;
  }
  const target = modelRoute(parts.slice(1));
  if (!target) {
    return notFound;
  }
  const refusal = unknownModel(target, model);
  if (refusal) {
    return refusal;
  }
  switch (target.action) {
    case undefined:
      return json(200, metadataOf(model));
    case 'ready':
      return empty;
    case 'infer':
      return json(405, { detail: 'Method Not Allowed' });
    default:
      return notFound;
  }
}

interface ModelRoute {
  readonly name: string;
  readonly version?: string;
  readonly action?: string;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function modelRoute(parts: readonly string[]): ModelRoute | undefined {
  const [models, name, ...rest] = parts;
  if (models !== 'models' || !name) {
    return undefined;
  }
  const versioned = rest[0] === 'versions' && rest[1] !== undefined;
  const [action, ...more] = versioned ? rest.slice(2) : rest;
  return more.length > 0
    ? undefined
    : { name, version: versioned ? rest[1] : undefined, action };
}

/** KServe loads a model without a version, so that every version is unknown. */
function unknownModel(
  { name, version }: ModelRoute,
  model: Model,
): InferenceAnswer | undefined {
  if (name !== model.name) {
    return json(404, { error: `Model ${name} not found` });
  }
  return version
    ? json(404, { error: `Model ${name} with version ${version} not found` })
    : undefined;
}

function metadataOf({ name, inputs, outputs }: Model) {
  const withContentType = (tensor: TensorMetadata) => ({
    ...tensor,
    parameters: { content_type: 'np' },
  });
  return {
    name,
    versions: [],
    platform: '',
    inputs: inputs.map(withContentType),
    outputs: outputs.map(withContentType),
    parameters: inputs.length > 0 ? { content_type: 'pd' } : {},
  };
}

function answerPost(
  parts: readonly string[],
  body: string,
  model: Model,
): InferenceAnswer {
  if (parts.join('/') === 'repository/index') {
    return json(200, [{ name: model.name, state: 'READY', reason: '' }]);
  }
  const target = modelRoute(parts);
  if (target?.action !== 'infer') {
    return notFound;
  }
  const parsed = parseInferRequest(body);
  if ('detail' in parsed) {
    return json(422, parsed);
  }
  return unknownModel(target, model) ?? infer(parsed.request, model);
}

function infer(
  { id = randomUUID(), inputs }: InferRequest,
  model: Model,
): InferenceAnswer {
  try {
    const outputs = model.predict(inputs);
    return json(200, {
      model_name: model.name,
      id,
      parameters: { content_type: 'np' },
      outputs: outputs.map(({ name, shape, datatype, data }) => ({
        name,
        shape,
        datatype,
        parameters: { content_type: 'np' },
        data,
      })),
    });
  } catch {
    // MLServer keeps the cause to its log.
    return {
      status: 500,
      contentType: 'text/plain; charset=utf-8',
      body: 'Internal Server Error',
    };
  }
}
