import { ObjectReader } from '../kubernetes/ObjectReader';

/**
 * `status.modelStatus` of an InferenceService.
 *
 * @public
 */
export interface ModelStatus {
  /** UpToDate, InProgress, BlockedByFailedLoad, InvalidSpec. */
  readonly transition?: string;
  /** Pending, Standby, Loading, Loaded, FailedToLoad. */
  readonly activeState?: string;
  readonly targetState?: string;
  readonly totalCopies?: number;
  /** Never cleared by the controller, not even after recovery. */
  readonly lastFailure?: ModelFailure;
}

/** @public */
export interface ModelFailure {
  readonly reason?: string;
  readonly message?: string;
  readonly exitCode?: number;
}

/**
 * @internal
 */
export function readModelStatus(status: ObjectReader): ModelStatus {
  const failure = status.at('lastFailureInfo');
  return {
    transition: status.at('transitionStatus').text(),
    activeState: status.at('states', 'activeModelState').text(),
    targetState: status.at('states', 'targetModelState').text(),
    totalCopies: status.at('copies', 'totalCopies').integer(),
    lastFailure: failure.exists
      ? {
          reason: failure.at('reason').text(),
          message: failure.at('message').text(),
          exitCode: failure.at('exitCode').integer(),
        }
      : undefined,
  };
}
