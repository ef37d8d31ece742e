import type { Run } from '../../api';
import type { Aggregate } from './aggregate';

/** A run, at its depth among nested runs or in its group. */
export interface RunLine {
  readonly kind: 'run';
  readonly id: string;
  readonly run: Run;
  /** From 1. */
  readonly level: number;
  /** Undefined for runs without child runs. */
  readonly expanded: boolean | undefined;
}

/** Runs that have a parameter or tag in common. */
export interface GroupLine {
  readonly kind: 'group';
  readonly id: string;
  /** Undefined for the runs that do not have it. */
  readonly value: string | undefined;
  readonly runs: readonly Run[];
  readonly aggregates: ReadonlyMap<string, Aggregate>;
  readonly expanded: boolean;
}

/** Says how it stands with the child runs of a run. */
export interface NoteLine {
  readonly kind: 'note';
  readonly id: string;
  readonly level: number;
  readonly note:
    | { readonly state: 'loading' | 'none' }
    | { readonly state: 'failed'; readonly message: string }
    | { readonly state: 'more'; readonly count: number };
}

/** What stands in one row of the grid. */
export type GridLine = RunLine | GroupLine | NoteLine;
