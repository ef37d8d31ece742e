import { tensorValues } from './tensorValues';
import { Model, RequestTensor } from './Model';

/** Weight of a column on the logit, and the value that counts as ordinary. */
interface Column {
  readonly name: string;
  readonly weight: number;
  readonly centre: number;
}

const columns: readonly Column[] = [
  { name: 'CreditScore', weight: -0.0007, centre: 650 },
  { name: 'Geography', weight: 0.55, centre: 0 },
  { name: 'Gender', weight: -0.5, centre: 0.5 },
  { name: 'Age', weight: 0.07, centre: 39 },
  { name: 'Tenure', weight: -0.02, centre: 5 },
  { name: 'Balance', weight: 0.000004, centre: 76000 },
  { name: 'NumOfProducts', weight: -0.2, centre: 1.5 },
  { name: 'HasCrCard', weight: -0.04, centre: 0.7 },
  { name: 'IsActiveMember', weight: -0.9, centre: 0.5 },
  { name: 'EstimatedSalary', weight: 0.0000005, centre: 100000 },
];

/** A logistic model of who leaves the bank: ten columns of doubles in this order, one class out. */
export function churnModel(name: string): Model {
  return {
    name,
    inputs: columns.map(column => ({
      name: column.name,
      datatype: 'FP64',
      shape: [-1, 1],
    })),
    outputs: [{ name: 'output-0', datatype: 'INT64', shape: [-1] }],
    predict: inputs => {
      const rows = rowsOf(inputs);
      return [
        {
          name: 'output-1',
          shape: [rows.length, 1],
          datatype: 'INT64',
          data: rows.map(row => Number(logit(row) > 0)),
        },
      ];
    },
  };
}

function logit(row: readonly number[]): number {
  return columns.reduce(
    (sum, { weight, centre }, index) => sum + weight * (row[index] - centre),
    0,
  );
}

function rowsOf(inputs: readonly RequestTensor[]): number[][] {
  const known = inputs.filter(({ name }) =>
    columns.some(column => column.name === name),
  );
  const values = columns.map(({ name }, index) => {
    const input = known[index];
    if (input?.name !== name || input.datatype !== 'FP64') {
      throw new Error(`Model schema does not match at column ${name}`);
    }
    return tensorValues(input);
  });
  const [{ length }] = values;
  if (values.some(column => column.length !== length)) {
    throw new Error('All arrays must be of the same length');
  }
  return Array.from({ length }, (_, row) => values.map(column => column[row]));
}
