import {
  array,
  flag,
  int32,
  int64,
  integer,
  map,
  object,
  oneOf,
  text,
  time,
} from './builders';

const modelStates = oneOf(
  '',
  'Pending',
  'Standby',
  'Loading',
  'Loaded',
  'FailedToLoad',
);

const modelStatus = object({
  copies: object({
    'failedCopies!': { ...integer, default: 0 },
    totalCopies: integer,
  }),
  lastFailureInfo: object({
    exitCode: int32,
    location: text,
    message: text,
    modelRevisionName: text,
    reason: oneOf(
      'ModelLoadFailed',
      'RuntimeUnhealthy',
      'RuntimeDisabled',
      'NoSupportingRuntime',
      'RuntimeNotRecognized',
      'InvalidPredictorSpec',
    ),
    time,
  }),
  states: object({
    'activeModelState!': { ...modelStates, default: 'Pending' },
    targetModelState: { ...modelStates, default: '' },
  }),
  'transitionStatus!': {
    ...oneOf(
      '',
      'UpToDate',
      'InProgress',
      'BlockedByFailedLoad',
      'InvalidSpec',
    ),
    default: 'UpToDate',
  },
});

const address = object({
  CACerts: text,
  audience: text,
  name: text,
  url: text,
});

const component = object({
  address,
  grpcUrl: text,
  latestCreatedRevision: text,
  latestReadyRevision: text,
  latestRolledoutRevision: text,
  previousRolledoutRevision: text,
  restUrl: text,
  traffic: array(
    object({
      configurationName: text,
      latestRevision: flag,
      percent: int64,
      revisionName: text,
      tag: text,
      url: text,
    }),
  ),
  url: text,
});

/** What KServe reports of an InferenceService. */
export const inferenceServiceStatus = object({
  address,
  annotations: map(text),
  canaryStatuses: array(
    object({
      modelStatus,
      'name!': text,
      'ready!': flag,
      'trafficPercent!': int32,
    }),
  ),
  clusterServingRuntimeName: text,
  components: map(component),
  conditions: array(
    object({
      lastTransitionTime: text,
      message: text,
      reason: text,
      severity: text,
      'status!': text,
      'type!': text,
    }),
  ),
  deploymentMode: text,
  modelStatus,
  observedGeneration: int64,
  servingRuntimeName: text,
  url: text,
});
