import type { RunFilterField } from '@mlops-portal/backstage-plugin-mlops-common';
import type { Run } from '../../api';
import type { KnownKey } from '../grid/mergeRuns';
import { valuesOf } from '../runValues';
import type { Vocabulary } from './suggest';

const attributes = [
  'status',
  'run_name',
  'user_id',
  'start_time',
  'end_time',
  'run_id',
];
const datasets = ['name', 'digest', 'context'];
const statuses = ['RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED'];
const mostValues = 50;

/** What the loaded runs offer to filter by. */
export function vocabularyOf(
  keys: readonly KnownKey[],
  runs: readonly Run[],
): Vocabulary {
  const fields: RunFilterField[] = [
    ...keys.map(({ kind, key }) => ({ kind, key })),
    ...attributes.map(key => ({ kind: 'attributes' as const, key })),
    ...datasets.map(key => ({ kind: 'datasets' as const, key })),
  ];
  return {
    fields,
    valuesOf: ({ kind, key }) => {
      if (kind === 'attributes') {
        return key === 'status' ? statuses : attributeValues(runs, key);
      }
      return kind === 'params' || kind === 'tags'
        ? distinct(runs.map(run => valuesOf(run)[kind].get(key)))
        : [];
    },
  };
}

function attributeValues(runs: readonly Run[], key: string) {
  switch (key) {
    case 'user_id':
      return distinct(runs.map(({ user }) => user));
    case 'run_name':
      return distinct(runs.map(({ name }) => name));
    default:
      return [];
  }
}

const collator = new Intl.Collator(undefined, { numeric: true });

function distinct(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.flatMap(value => value ?? []))]
    .sort(collator.compare)
    .slice(0, mostValues);
}
