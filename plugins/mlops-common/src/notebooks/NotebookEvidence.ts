import type { KubernetesEvent } from '../kubernetes/events';
import type { Pod } from '../kubernetes/pods';
import type {
  PersistentVolumeClaim,
  StatefulSet,
} from '../kubernetes/workloads';
import type { Notebook } from './Notebook';
import type { PodDefault } from './podDefaults';

/**
 * What is known about one notebook. What was not read is absent, and what was
 * read and does not exist is null or an empty list: rules tell them apart.
 *
 * @public
 */
export interface NotebookEvidence {
  readonly notebook: Notebook;
  readonly statefulSet?: StatefulSet | null;
  /** Its own. */
  readonly pods?: readonly Pod[];
  /** About it, its StatefulSet, Pods and claims: newest first, each once. */
  readonly events?: readonly KubernetesEvent[];
  /** All of its namespace. */
  readonly claims?: readonly PersistentVolumeClaim[];
  /** All of its namespace. */
  readonly podDefaults?: readonly PodDefault[];
  readonly now: Date;
}
