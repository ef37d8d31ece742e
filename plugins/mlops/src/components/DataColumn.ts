import type { ReactNode } from 'react';

/** One column: what it shows and, if it can be ordered by, what counts. */
export interface DataColumn<T> {
  readonly id: string;
  readonly title: string;
  /** Whether the title is for screen readers only. */
  readonly hiddenTitle?: boolean;
  /** What the title means, if it is somebody's key. */
  readonly hint?: string;
  readonly render: (row: T) => ReactNode;
  /** Ordered here, by this. */
  readonly sortValue?: (row: T) => string | number | undefined;
  /** Ordered by the server, which knows the column by its id: the header is a button, rows stay as they came. */
  readonly sortedElsewhere?: boolean;
  /** Users may hide it. */
  readonly optional?: boolean;
  /** Of an optional one: whether it is seen only by those who ask for it. */
  readonly startsHidden?: boolean;
  /** The last column: it stays in sight when the table scrolls sideways. */
  readonly staysInSight?: boolean;
  /** The cell that names the row to screen readers. */
  readonly rowHeader?: boolean;
  readonly align?: 'left' | 'right';
}
