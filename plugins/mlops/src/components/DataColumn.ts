import type { ReactNode } from 'react';

/** One column: what it shows and, if it can be ordered by, what counts. */
export interface DataColumn<T> {
  readonly id: string;
  readonly title: string;
  /** What the title means, if it is somebody's key. */
  readonly hint?: string;
  readonly render: (row: T) => ReactNode;
  readonly sortValue?: (row: T) => string | number | undefined;
  /** Ordered by the server: the header is a button, rows stay as they came. */
  readonly sortedElsewhere?: boolean;
  /** The cell that names the row to screen readers. */
  readonly rowHeader?: boolean;
  readonly align?: 'left' | 'right';
}
