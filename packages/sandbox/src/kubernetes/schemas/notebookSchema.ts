import { array, int32, metadata, object, text, time } from './builders';
import { containerWithImage } from './pod/container';
import { podSpec } from './pod/podSpec';

const spec = podSpec('1.23', containerWithImage('1.23'));

const status = object({
  'conditions!': array(
    object({
      lastProbeTime: time,
      lastTransitionTime: time,
      message: text,
      reason: text,
      'status!': text,
      'type!': text,
    }),
  ),
  'containerState!': object({
    running: object({ startedAt: time }),
    terminated: object({
      containerID: text,
      'exitCode!': int32,
      finishedAt: time,
      message: text,
      reason: text,
      signal: int32,
      startedAt: time,
    }),
    waiting: object({ message: text, reason: text }),
  }),
  'readyReplicas!': int32,
});

/** A Kubeflow Notebook: nothing but the Pod to run. */
export const notebookSchema = object({
  apiVersion: text,
  kind: text,
  metadata,
  spec: object({
    template: object({
      spec: {
        ...spec,
        properties: {
          ...spec.properties,
          containers: { ...spec.properties?.containers, minItems: 1 },
        },
      },
    }),
  }),
  status,
});
