import { StoredDataset } from '../store/types';
import { Column } from './files/modelFiles';

/** What the churn models take. */
export const churnColumns: readonly Column[] = [
  { type: 'long', name: 'credit_score' },
  { type: 'long', name: 'age' },
  { type: 'long', name: 'tenure' },
  { type: 'double', name: 'balance' },
  { type: 'long', name: 'num_of_products' },
  { type: 'boolean', name: 'has_credit_card' },
  { type: 'boolean', name: 'is_active_member' },
  { type: 'double', name: 'estimated_salary' },
  { type: 'string', name: 'country' },
  { type: 'string', name: 'gender' },
];

export const churnExample: readonly (readonly (string | number | boolean)[])[] =
  [
    [619, 42, 2, 0, 1, true, true, 101348.88, 'France', 'Female'],
    [608, 41, 1, 83807.86, 1, false, true, 112542.58, 'Spain', 'Female'],
  ];

function churnDataset(
  name: string,
  rows: number,
  digest: string,
  context: string,
): StoredDataset {
  const columns = [...churnColumns, { type: 'long', name: 'exited' } as const];
  return {
    name,
    digest,
    sourceType: 's3',
    source: JSON.stringify({ uri: `s3://churn/features/${name}.parquet` }),
    schema: JSON.stringify({
      mlflow_colspec: columns.map(column => ({ ...column, required: true })),
    }),
    profile: JSON.stringify({
      num_rows: rows,
      num_elements: rows * columns.length,
    }),
    tags: new Map([['mlflow.data.context', context]]),
  };
}

/** The customers as they were in September, and as they are now. */
const trainingSets = [
  churnDataset('churn-train', 8_000, '5f1b60aa', 'training'),
  churnDataset('churn-train', 8_412, 'c04e7d19', 'training'),
];
const evaluationSet = churnDataset('churn-eval', 2_000, '91ab3c77', 'eval');

/** What a run read: the later ones newer customers, all of them the same for their evaluation. */
export function churnDatasets(isNew: boolean): readonly StoredDataset[] {
  return [trainingSets[isNew ? 1 : 0], evaluationSet];
}
