import { StructuralSchema } from '../StructuralSchema';
import {
  array,
  arrayBy,
  flag,
  int32,
  int64,
  map,
  object,
  quantity,
  text,
} from '../builders';
import { PodEdition, since } from './PodEdition';
import { affinity } from './affinity';
import { container, containerFields, resources } from './container';
import { labelSelector, localReference } from './references';
import { podSecurityContext } from './securityContext';
import { volume } from './volume';

/** What a Pod can bear on nodes that keep others away. */
export const tolerations = array(
  object({
    effect: text,
    key: text,
    operator: text,
    tolerationSeconds: int64,
    value: text,
  }),
);

const topologySpreadConstraints = (edition: PodEdition) =>
  arrayBy(
    ['topologyKey', 'whenUnsatisfiable'],
    object({
      labelSelector,
      'maxSkew!': int32,
      'topologyKey!': text,
      'whenUnsatisfiable!': text,
      ...since('1.28', edition, {
        matchLabelKeys: array(text),
        minDomains: int32,
        nodeAffinityPolicy: text,
        nodeTaintsPolicy: text,
      }),
    }),
  );

/** Devices that are allocated to a Pod. */
export const resourceClaims = arrayBy(
  ['name'],
  object({
    'name!': text,
    resourceClaimName: text,
    resourceClaimTemplateName: text,
  }),
);

const newerFields = (edition: PodEdition) => ({
  ...since('1.28', edition, {
    hostUsers: flag,
    resourceClaims,
    schedulingGates: arrayBy(['name'], object({ 'name!': text })),
  }),
  ...since('current', edition, {
    hostnameOverride: text,
    resources: resources(edition),
  }),
});

/** Everything of a PodSpec but its containers. */
export const podFields = (
  edition: PodEdition,
): Record<string, StructuralSchema> => ({
  activeDeadlineSeconds: int64,
  affinity: affinity(edition),
  automountServiceAccountToken: flag,
  dnsConfig: object({
    nameservers: array(text),
    options: array(object({ name: text, value: text })),
    searches: array(text),
  }),
  dnsPolicy: text,
  enableServiceLinks: flag,
  hostAliases: array(object({ hostnames: array(text), 'ip!': text })),
  hostIPC: flag,
  hostNetwork: flag,
  hostPID: flag,
  hostname: text,
  imagePullSecrets: array(localReference),
  initContainers: array(container(edition)),
  nodeName: text,
  nodeSelector: map(text),
  os: object({ 'name!': text }),
  overhead: map(quantity),
  preemptionPolicy: text,
  priority: int32,
  priorityClassName: text,
  readinessGates: array(object({ 'conditionType!': text })),
  restartPolicy: text,
  runtimeClassName: text,
  schedulerName: text,
  securityContext: podSecurityContext(edition),
  serviceAccount: text,
  serviceAccountName: text,
  setHostnameAsFQDN: flag,
  shareProcessNamespace: flag,
  subdomain: text,
  terminationGracePeriodSeconds: int64,
  tolerations,
  topologySpreadConstraints: topologySpreadConstraints(edition),
  volumes: array(volume(edition)),
  ...newerFields(edition),
});

/** Containers that are added to a running Pod. */
export const ephemeralContainers = (edition: PodEdition) =>
  array(
    object({
      ...containerFields(edition),
      'name!': text,
      image: text,
      targetContainerName: text,
    }),
  );

/** A whole PodSpec; `containerSchema` says what its containers must have. */
export const podSpec = (
  edition: PodEdition,
  containerSchema: StructuralSchema = container(edition),
) =>
  object({
    ...podFields(edition),
    ephemeralContainers: ephemeralContainers(edition),
    'containers!': array(containerSchema),
  });
