import { parseMlModel } from './MlModel';

const lines = [
  'artifact_path: model',
  'flavors:',
  '  python_function: {loader_module: mlflow.sklearn}',
  '  sklearn: {}',
  'mlflow_version: 2.22.1',
  'model_size_bytes: 1512',
  'saved_input_example_info:',
  '  artifact_path: input_example.json',
  '  serving_input_path: serving_input_example.json',
  'signature:',
  `  inputs: '[{"type": "double", "name": "Age", "required": true}, {"type":`,
  `    "long", "name": "n", "optional": true}]'`,
  `  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "int64", "shape": [-1]}}]'`,
  '  params: null',
];

describe('parseMlModel', () => {
  it('reads flavors, example and a signature that is folded over lines', () => {
    expect(parseMlModel(lines.join('\n'))).toEqual({
      flavors: ['python_function', 'sklearn'],
      mlflowVersion: '2.22.1',
      modelId: undefined,
      runId: undefined,
      modelSize: 1512,
      inputExample: 'input_example.json',
      servingInput: 'serving_input_example.json',
      signature: {
        inputs: [
          expect.objectContaining({
            name: 'Age',
            type: 'double',
            required: true,
          }),
          expect.objectContaining({ name: 'n', type: 'long', required: false }),
        ],
        outputs: [
          expect.objectContaining({
            type: 'tensor',
            dtype: 'int64',
            shape: [-1],
          }),
        ],
        params: [],
      },
    });
  });

  it.each([
    ['nothing', ''],
    ['no flavors', 'mlflow_version: 2.0.0'],
    ['a list', '- a'],
    ['broken YAML', 'flavors: {a: ['],
    ['a page', '<html></html>'],
    ['more than a megabyte', `flavors: {a: {}}\n# ${'x'.repeat(1024 * 1024)}`],
  ])('reads nothing from %s', (_, text) => {
    expect(parseMlModel(text)).toBeUndefined();
  });

  it('keeps what it can read beside a broken signature', () => {
    const model = parseMlModel('flavors: {a: {}}\nsignature: {inputs: "[{"}');
    expect(model?.flavors).toEqual(['a']);
    expect(model?.signature).toBeUndefined();
  });
});
