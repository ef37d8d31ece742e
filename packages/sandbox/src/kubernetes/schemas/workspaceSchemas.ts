import {
  array,
  flag,
  int32,
  int64,
  map,
  metadata,
  object,
  oneOf,
  quantity,
  text,
} from './builders';
import type { StructuralSchema } from './StructuralSchema';

const option: StructuralSchema = {
  type: 'string',
  minLength: 1,
  maxLength: 256,
};
const objectName: StructuralSchema = {
  type: 'string',
  minLength: 1,
  maxLength: 253,
  pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$',
};
const mountPath: StructuralSchema = {
  type: 'string',
  minLength: 2,
  maxLength: 4096,
  pattern: '^/[^/].*$',
};
const portId: StructuralSchema = {
  type: 'string',
  minLength: 1,
  maxLength: 32,
  pattern: '^[a-z0-9]([a-z0-9_-]*[a-z0-9])?$',
};
const shortText: StructuralSchema = {
  type: 'string',
  minLength: 2,
  maxLength: 128,
};
const label: StructuralSchema = { type: 'string', minLength: 2, maxLength: 64 };
const description: StructuralSchema = {
  type: 'string',
  minLength: 2,
  maxLength: 1024,
};

const withDefault = (
  schema: StructuralSchema,
  value: unknown,
): StructuralSchema => ({ ...schema, default: value });

const atLeastOne = (items: StructuralSchema): StructuralSchema => ({
  ...array(items),
  minItems: 1,
});

const chosen = object({
  desired: option,
  redirectChain: array(object({ 'source!': option, 'target!': option })),
});

/** Milliseconds since 1970; 0 for never. */
const moment = withDefault(int64, 0);

/** A Workspace of Kubeflow Notebooks 2.0: a choice among the options of its kind. */
export const workspaceSchema = object({
  apiVersion: text,
  kind: text,
  metadata,
  'spec!': object({
    displayName: { type: 'string', minLength: 1, maxLength: 128 },
    'kind!': objectName,
    paused: withDefault(flag, false),
    'podTemplate!': object({
      'options!': object({ 'imageConfig!': option, 'podConfig!': option }),
      podMetadata: object({ annotations: map(text), labels: map(text) }),
      'volumes!': object({
        data: array(
          object({
            'mountPath!': mountPath,
            'pvcName!': objectName,
            readOnly: withDefault(flag, false),
          }),
        ),
        home: objectName,
        secrets: array(
          object({
            defaultMode: {
              ...int32,
              minimum: 0,
              maximum: 511,
              default: 420,
            },
            'mountPath!': mountPath,
            'secretName!': objectName,
          }),
        ),
      }),
    }),
  }),
  status: object({
    'activity!': object({
      'lastActivity!': moment,
      'lastUpdate!': moment,
    }),
    'lastRunningTime!': moment,
    'pauseTime!': moment,
    'pendingRestart!': withDefault(flag, false),
    'podTemplateOptions!': object({
      'imageConfig!': chosen,
      'podConfig!': chosen,
    }),
    'podTemplatePod!': object({
      containers: array(object({ 'name!': text })),
      initContainers: array(object({ 'name!': text })),
      'name!': text,
      'nodeName!': text,
      serviceAccountName: text,
    }),
    'state!': withDefault(
      oneOf('Running', 'Terminating', 'Paused', 'Pending', 'Error', 'Unknown'),
      'Unknown',
    ),
    'stateMessage!': withDefault(text, ''),
  }),
});

const redirect = object({
  message: object({
    'level!': oneOf('Info', 'Warning', 'Danger'),
    'text!': description,
  }),
  'to!': option,
});

/** How people see an option. */
const optionSpawner = object({
  description,
  'displayName!': shortText,
  hidden: withDefault(flag, false),
  labels: array(
    object({
      'key!': label,
      'value!': { type: 'string', minLength: 1, maxLength: 64 },
    }),
  ),
});

const options = (spec: StructuralSchema) =>
  object({
    'spawner!': object({ 'default!': option }),
    'values!': atLeastOne(
      object({
        'id!': option,
        redirect,
        'spawner!': optionSpawner,
        'spec!': spec,
      }),
    ),
  });

const port: StructuralSchema = { ...int32, minimum: 1, maximum: 65535 };

/** What Workspaces can be made from. */
export const workspaceKindSchema = object({
  apiVersion: text,
  kind: text,
  metadata,
  'spec!': object({
    'podTemplate!': object({
      'options!': object({
        'imageConfig!': options(
          object({
            'image!': { type: 'string', minLength: 2 },
            imagePullPolicy: withDefault(
              oneOf('Always', 'IfNotPresent', 'Never'),
              'IfNotPresent',
            ),
            'ports!': atLeastOne(
              object({ displayName: label, 'id!': portId, 'port!': port }),
            ),
          }),
        ),
        'podConfig!': options(
          object({
            nodeSelector: map(text),
            resources: object({
              limits: map(quantity),
              requests: map(quantity),
            }),
          }),
        ),
      }),
      'ports!': atLeastOne(
        object({
          'defaultDisplayName!': label,
          'id!': portId,
          'protocol!': oneOf('HTTP'),
        }),
      ),
      'volumeMounts!': object({ 'home!': mountPath }),
    }),
    'spawner!': object({
      deprecated: withDefault(flag, false),
      deprecationMessage: { type: 'string', minLength: 2, maxLength: 256 },
      'description!': { type: 'string', minLength: 2, maxLength: 4096 },
      'displayName!': shortText,
      hidden: withDefault(flag, false),
      'icon!': object({ url: text }),
      'logo!': object({ url: text }),
    }),
  }),
});
