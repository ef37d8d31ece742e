import { PodReferences } from './podReferences';
import { ContainerStates } from './podStatus';
import { HasService } from './readiness';

/** An event about a Pod, or about one container of it. */
export interface KubeletEvent {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  readonly fieldPath?: string;
  /** Default: the kubelet. */
  readonly component?: string;
}

/** What happens next to a Pod on its node. */
export interface KubeletStep {
  /** Waiting in milliseconds before it happens. */
  readonly after: number;
  readonly states: ContainerStates;
  readonly events: readonly KubeletEvent[];
}

/** What a node knows and a Pod's own objects do not say. */
export interface NodeView extends PodReferences {
  /** True when the node has the image already. */
  hasImage(image: string): boolean;
  readonly hasService: HasService;
  /** Why the volumes cannot be attached to this node. */
  attachProblem?(): string | undefined;
  /** Volumes of claims, by name; they are attached when the Pod starts. */
  readonly attached?: readonly string[];
  /** How often the Pod was tried in its present state, without success. */
  readonly attempts: number;
  /** How often its containers could not be started since something last ran. */
  readonly failures: number;
  /** Length of artificial waiting. */
  readonly pace: number;
}

export const warning = (
  reason: string,
  message: string,
  fieldPath?: string,
): KubeletEvent => ({ type: 'Warning', reason, message, fieldPath });

export const normal = (
  reason: string,
  message: string,
  fieldPath?: string,
): KubeletEvent => ({ type: 'Normal', reason, message, fieldPath });
