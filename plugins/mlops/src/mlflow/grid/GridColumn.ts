import type { ReactNode } from 'react';
import type { Run } from '../../api';
import type { GroupLine } from './GridLine';

/** One column of the grid. */
export interface GridColumn {
  readonly id: string;
  readonly title: string;
  /** What the title means, if it is somebody's key. */
  readonly hint?: string;
  readonly align?: 'right';
  /** In pixels, until somebody changes it. */
  readonly width: number;
  /** `active`: whether the Tab key reaches the links of the row. */
  readonly ofRun: (run: Run, active: boolean) => ReactNode;
  readonly ofGroup?: (group: GroupLine) => ReactNode;
}
