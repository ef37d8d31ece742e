import {
  anything,
  array,
  flag,
  map,
  metadata,
  object,
  quantity,
  text,
} from './builders';
import {
  container,
  environment,
  environmentSources,
  volumeMounts,
} from './pod/container';
import { tolerations } from './pod/podSpec';
import { labelSelector, localReference } from './pod/references';
import { volume } from './pod/volume';

const edition = '1.28';

/** A PodDefault: what is added to the Pods that a selector matches. */
export const podDefaultSchema = object({
  apiVersion: text,
  kind: text,
  metadata,
  spec: object({
    annotations: map(text),
    args: array(text),
    automountServiceAccountToken: flag,
    command: array(text),
    desc: text,
    env: environment(edition),
    envFrom: environmentSources,
    imagePullSecrets: array(localReference),
    initContainers: array(container(edition)),
    labels: map(text),
    'selector!': labelSelector,
    serviceAccountName: text,
    sidecars: array(container(edition)),
    tolerations,
    volumeMounts: volumeMounts(edition),
    volumes: array(volume(edition)),
  }),
  status: { type: 'object' },
});

/** A Profile: a namespace and the user who owns it. */
export const profileSchema = object({
  apiVersion: text,
  kind: text,
  metadata,
  spec: object({
    owner: object({
      apiGroup: text,
      'kind!': text,
      'name!': text,
      namespace: text,
    }),
    plugins: array(object({ apiVersion: text, kind: text, spec: anything })),
    resourceQuotaSpec: object({
      hard: map(quantity),
      scopeSelector: object({
        matchExpressions: array(
          object({
            'operator!': text,
            'scopeName!': text,
            values: array(text),
          }),
        ),
      }),
      scopes: array(text),
    }),
  }),
  status: object({
    conditions: array(object({ message: text, status: text, type: text })),
  }),
});
