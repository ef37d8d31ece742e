import { datatypes, RequestTensor } from './Model';

/** An item of the list that pydantic makes of a body that has the wrong form. */
interface SchemaProblem {
  readonly type: string;
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly input: unknown;
  readonly ctx?: object;
}

export interface InferRequest {
  readonly id?: string;
  readonly inputs: readonly RequestTensor[];
}

/** The request, or why it is none. */
export function parseInferRequest(
  body: string,
): { request: InferRequest } | { detail: SchemaProblem[] } {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (error) {
    return { detail: [invalidJson(body, (error as Error).message)] };
  }
  const detail = problemsOf(value);
  return detail.length > 0
    ? { detail }
    : { request: value as unknown as InferRequest };
}

function invalidJson(body: string, message: string): SchemaProblem {
  const atEnd = /end of JSON|Unterminated/.test(message);
  const position = Number(
    /position (\d+)/.exec(message)?.[1] ?? body.trimEnd().length,
  );
  return {
    type: 'json_invalid',
    loc: ['body', position],
    msg: 'JSON decode error',
    input: {},
    ctx: { error: atEnd ? 'unexpected end of data' : 'unexpected character' },
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function problemsOf(body: unknown): SchemaProblem[] {
  if (!isObject(body)) {
    return [
      {
        type: 'model_attributes_type',
        loc: ['body'],
        msg: 'Input should be a valid dictionary or object to extract fields from',
        input: body,
      },
    ];
  }
  const { inputs } = body;
  if (inputs === undefined) {
    return [missing(['body', 'inputs'], body)];
  }
  if (!Array.isArray(inputs)) {
    return [
      {
        type: 'list_type',
        loc: ['body', 'inputs'],
        msg: 'Input should be a valid list',
        input: inputs,
      },
    ];
  }
  return inputs.flatMap((input: unknown, index) =>
    tensorProblems(input, ['body', 'inputs', index]),
  );
}

function missing(loc: SchemaProblem['loc'], input: unknown): SchemaProblem {
  return { type: 'missing', loc, msg: 'Field required', input };
}

function tensorProblems(
  input: unknown,
  loc: readonly (string | number)[],
): SchemaProblem[] {
  if (!isObject(input)) {
    return [
      {
        type: 'model_type',
        loc,
        msg: 'Input should be a valid dictionary or instance of RequestInput',
        input,
      },
    ];
  }
  const { shape, datatype } = input;
  const problems = ['name', 'shape', 'datatype', 'data']
    .filter(field => input[field] === undefined)
    .map(field => missing([...loc, field], input));
  if (shape !== undefined && !isShape(shape)) {
    problems.push({
      type: 'list_type',
      loc: [...loc, 'shape'],
      msg: 'Input should be a valid list',
      input: shape,
    });
  }
  if (datatype !== undefined && !datatypes.some(each => each === datatype)) {
    const expected = `${datatypes
      .slice(0, -1)
      .map(each => `'${each}'`)
      .join(', ')} or '${datatypes.at(-1)}'`;
    problems.push({
      type: 'enum',
      loc: [...loc, 'datatype'],
      msg: `Input should be ${expected}`,
      input: datatype,
      ctx: { expected },
    });
  }
  return problems;
}

function isShape(shape: unknown): boolean {
  return Array.isArray(shape) && shape.every(each => Number.isInteger(each));
}
