import { stringify } from 'yaml';
import type { ArtifactContent } from '../../store/ArtifactStore';

/** A column of what a model takes, as signatures name it. */
export interface Column {
  readonly type: 'double' | 'long' | 'string' | 'boolean';
  readonly name: string;
}

/** What is told of a model in its `MLmodel`. */
export interface ModelDescription {
  readonly columns: readonly Column[];
  /** Rows of values in the order of the columns. */
  readonly example: readonly (readonly (string | number | boolean)[])[];
  readonly runId: string;
  readonly createdAt: number;
  /** The layout of MLflow 3 has an id, and its files are not with the run. */
  readonly place:
    | { readonly modelId: string; readonly uri: string }
    | { readonly modelId?: undefined; readonly path: string };
}

const PYTHON = '3.11.7';
const REQUIREMENTS = ['mlflow', 'scikit-learn==1.7.2', 'cloudpickle==3.1.1'];

function signatureOf(columns: readonly Column[]) {
  const inputs = columns.map(column => ({ ...column, required: true }));
  const outputs = [
    { type: 'tensor', 'tensor-spec': { dtype: 'int64', shape: [-1] } },
  ];
  return {
    inputs: JSON.stringify(inputs),
    outputs: JSON.stringify(outputs),
    params: null,
  };
}

function mlmodel({ columns, runId, createdAt, place }: ModelDescription) {
  const isThree = place.modelId !== undefined;
  const version = isThree ? '3.17.2' : '2.22.1';
  return {
    artifact_path: isThree ? place.uri : place.path,
    flavors: {
      python_function: {
        env: { conda: 'conda.yaml', virtualenv: 'python_env.yaml' },
        loader_module: 'mlflow.sklearn',
        model_path: 'model.pkl',
        predict_fn: 'predict',
        python_version: PYTHON,
      },
      sklearn: {
        code: null,
        pickled_model: 'model.pkl',
        serialization_format: 'cloudpickle',
        sklearn_version: '1.7.2',
      },
    },
    mlflow_version: version,
    ...(isThree && { model_id: place.modelId }),
    model_size_bytes: 412_310,
    model_uuid: isThree ? place.modelId : runId,
    run_id: runId,
    saved_input_example_info: {
      artifact_path: 'input_example.json',
      pandas_orient: 'split',
      serving_input_path: 'serving_input_example.json',
      type: 'dataframe',
    },
    signature: signatureOf(columns),
    utc_time_created: new Date(createdAt)
      .toISOString()
      .replace('T', ' ')
      .replace('Z', '000'),
  };
}

const text = (content: string) => Buffer.from(content, 'utf8');

/** The files of a scikit-learn model with signature and example, by name. */
export function modelFiles(
  model: ModelDescription,
): ReadonlyMap<string, ArtifactContent> {
  const split = {
    columns: model.columns.map(({ name }) => name),
    data: model.example,
  };
  const serving = { dataframe_split: split };
  return new Map<string, ArtifactContent>([
    ['MLmodel', () => text(stringify(mlmodel(model)))],
    [
      'conda.yaml',
      text(
        stringify({
          channels: ['conda-forge'],
          dependencies: [`python=${PYTHON}`, 'pip', { pip: REQUIREMENTS }],
          name: 'mlflow-env',
        }),
      ),
    ],
    ['input_example.json', text(JSON.stringify(split))],
    // Stands for a pickle, which nobody may load.
    ['model.pkl', text('The sandbox keeps no pickled models.\n')],
    ['python_env.yaml', text(`python: ${PYTHON}\n`)],
    ['requirements.txt', text(REQUIREMENTS.join('\n'))],
    ['serving_input_example.json', text(JSON.stringify(serving, undefined, 2))],
  ]);
}
