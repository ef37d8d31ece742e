import {
  array,
  flag,
  int32,
  integer,
  map,
  metadata,
  object,
  text,
} from './builders';
import { affinity } from './pod/affinity';
import { container, environment } from './pod/container';
import { resourceClaims, tolerations } from './pod/podSpec';
import { localReference } from './pod/references';
import { volume } from './pod/volume';

const edition = 'current';

const podTemplate = {
  affinity: affinity(edition),
  annotations: map(text),
  'containers!': array(container(edition)),
  hostIPC: flag,
  imagePullSecrets: array(localReference),
  labels: map(text),
  nodeSelector: map(text),
  resourceClaims,
  schedulerName: text,
  tolerations,
  volumes: array(volume(edition)),
};

/** A ServingRuntime, in a namespace or for the cluster: which container serves which model format. */
export const servingRuntimeSchema = object({
  apiVersion: text,
  kind: text,
  metadata,
  spec: object({
    ...podTemplate,
    builtInAdapter: object({
      env: environment('1.28'),
      memBufferBytes: integer,
      modelLoadingTimeoutMillis: integer,
      runtimeManagementPort: integer,
      serverType: text,
    }),
    disabled: flag,
    grpcDataEndpoint: text,
    grpcEndpoint: text,
    httpDataEndpoint: text,
    multiModel: flag,
    protocolVersions: array(text),
    replicas: integer,
    storageHelper: object({ disabled: flag }),
    supportedModelFormats: array(
      object({
        autoSelect: flag,
        'name!': text,
        priority: { ...int32, minimum: 1 },
        version: text,
      }),
    ),
    workerSpec: object({
      ...podTemplate,
      pipelineParallelSize: integer,
      tensorParallelSize: integer,
    }),
  }),
  status: { type: 'object' },
});
