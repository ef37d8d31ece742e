import { StructuralSchema } from '../StructuralSchema';
import {
  array,
  arrayBy,
  flag,
  int32,
  map,
  object,
  quantity,
  text,
} from '../builders';
import { PodEdition, since } from './PodEdition';
import { lifecycle, probe } from './probe';
import {
  fieldReference,
  keyReference,
  resourceFieldReference,
} from './references';
import { containerSecurityContext } from './securityContext';

/** Variables by name. */
export function environment(edition: PodEdition): StructuralSchema {
  const variable = object({
    'name!': text,
    value: text,
    valueFrom: object({
      configMapKeyRef: keyReference,
      fieldRef: fieldReference,
      resourceFieldRef: resourceFieldReference,
      secretKeyRef: keyReference,
      ...since('current', edition, {
        fileKeyRef: object({
          'key!': text,
          optional: flag,
          'path!': text,
          'volumeName!': text,
        }),
      }),
    }),
  });
  return edition === 'current' ? arrayBy(['name'], variable) : array(variable);
}

const source = object({ name: text, optional: flag });

/** Variables of whole ConfigMaps and Secrets. */
export const environmentSources = array(
  object({ configMapRef: source, prefix: text, secretRef: source }),
);

/** Requests and limits. */
export const resources = (edition: PodEdition) =>
  object({
    limits: map(quantity),
    requests: map(quantity),
    ...since('1.28', edition, {
      claims: arrayBy(
        ['name'],
        object({
          'name!': text,
          ...since('current', edition, { request: text }),
        }),
      ),
    }),
  });

/** Where volumes appear in a container. */
export function volumeMounts(edition: PodEdition): StructuralSchema {
  const mount = object({
    'mountPath!': text,
    mountPropagation: text,
    'name!': text,
    readOnly: flag,
    subPath: text,
    subPathExpr: text,
    ...since('current', edition, { recursiveReadOnly: text }),
  });
  return edition === 'current' ? arrayBy(['mountPath'], mount) : array(mount);
}

function volumeDevices(edition: PodEdition): StructuralSchema {
  const device = object({ 'devicePath!': text, 'name!': text });
  return edition === 'current'
    ? arrayBy(['devicePath'], device)
    : array(device);
}

/** What every kind of container has, whether or not its name and image are required. */
export const containerFields = (
  edition: PodEdition,
): Record<string, StructuralSchema> => ({
  args: array(text),
  command: array(text),
  env: environment(edition),
  envFrom: environmentSources,
  imagePullPolicy: text,
  lifecycle: lifecycle(edition),
  livenessProbe: probe,
  ports: arrayBy(
    ['containerPort', 'protocol'],
    object({
      'containerPort!': int32,
      hostIP: text,
      hostPort: int32,
      name: text,
      protocol: { ...text, default: 'TCP' },
    }),
  ),
  readinessProbe: probe,
  resources: resources(edition),
  securityContext: containerSecurityContext(edition),
  startupProbe: probe,
  stdin: flag,
  stdinOnce: flag,
  terminationMessagePath: text,
  terminationMessagePolicy: text,
  tty: flag,
  volumeDevices: volumeDevices(edition),
  volumeMounts: volumeMounts(edition),
  workingDir: text,
  ...since('1.28', edition, {
    resizePolicy: array(
      object({ 'resourceName!': text, 'restartPolicy!': text }),
    ),
    restartPolicy: text,
  }),
  ...since('current', edition, {
    restartPolicyRules: array(
      object({
        'action!': text,
        exitCodes: object({ 'operator!': text, values: array(int32) }),
      }),
    ),
  }),
});

/** A container; the image may come from elsewhere, as with serving runtimes. */
export const container = (edition: PodEdition) =>
  object({ ...containerFields(edition), 'name!': text, image: text });

/** A container whose image must be named, as in a Notebook. */
export const containerWithImage = (edition: PodEdition) =>
  object({ ...containerFields(edition), 'name!': text, 'image!': text });
