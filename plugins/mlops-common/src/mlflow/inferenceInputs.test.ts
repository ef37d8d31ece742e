import { describeShared, readSharedJson } from '../__fixtures__/sharedFixtures';
import { inferenceInputs } from './inferenceInputs';
import { parseSignature } from './MlModel';

interface SignatureCase {
  readonly signature: unknown;
  readonly mlserverInputs: readonly {
    readonly name: string;
    readonly datatype: string;
    readonly shape: readonly number[];
    readonly parameters: { readonly content_type: string };
  }[];
  readonly mlserverRequestContentType: string;
}

function inputsOf(...inputs: object[]) {
  const signature = parseSignature({ inputs: JSON.stringify(inputs) });
  return signature && inferenceInputs(signature);
}

describe('inferenceInputs', () => {
  it('asks for columns in a data frame', () => {
    expect(
      inputsOf({ type: 'double', name: 'Age' }, { type: 'string', name: 's' }),
    ).toEqual({
      contentType: 'pd',
      inputs: [
        { name: 'Age', datatype: 'FP64', shape: [-1, 1], contentType: 'np' },
        { name: 's', datatype: 'BYTES', shape: [-1, 1], contentType: 'str' },
      ],
    });
  });

  it('asks for what it does not know as JSON documents', () => {
    expect(inputsOf({ type: 'map', name: 'm' })?.inputs[0]).toMatchObject({
      datatype: 'BYTES',
      contentType: 'pd_json',
    });
  });

  it.each([
    ['float16', 'FP16'],
    ['uint8', 'UINT8'],
    ['bool', 'BOOL'],
    ['object', 'BYTES'],
  ])('calls the tensors of %s %s', (dtype, datatype) => {
    const found = inputsOf({
      type: 'tensor',
      'tensor-spec': { dtype, shape: [-1, 2] },
    });
    expect(found).toMatchObject({
      contentType: 'np',
      inputs: [{ name: 'input-0', datatype, shape: [-1, 2] }],
    });
  });

  it('asks for nothing without inputs', () => {
    expect(
      inferenceInputs({ inputs: [], outputs: [], params: [] }),
    ).toBeUndefined();
  });
});

describeShared(
  'the cases of MLServer (needs ../shared/fixtures/mlflow)',
  () => {
    const cases = readSharedJson<Record<string, SignatureCase>>(
      'fixtures/mlflow/signature-cases.json',
    );
    // A table must have a row, even where all of them are skipped.
    it.each(cases ? Object.keys(cases) : ['none'])('%s', name => {
      const one = cases?.[name];
      const signature = parseSignature(one?.signature);
      expect(signature && inferenceInputs(signature)).toEqual({
        contentType: one?.mlserverRequestContentType,
        inputs: one?.mlserverInputs.map(({ parameters, ...input }) => ({
          ...input,
          contentType: parameters.content_type,
        })),
      });
    });
  },
);
