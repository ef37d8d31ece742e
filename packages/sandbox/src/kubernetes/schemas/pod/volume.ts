import { StructuralSchema } from '../StructuralSchema';
import {
  array,
  flag,
  int32,
  int64,
  map,
  metadata,
  object,
  quantity,
  text,
} from '../builders';
import { PodEdition, since } from './PodEdition';
import { volumeDriverFields } from './volumeDrivers';
import {
  fieldReference,
  keysToPaths,
  labelSelector,
  localReference,
  resourceFieldReference,
} from './references';

const downwardItems = array(
  object({
    fieldRef: fieldReference,
    mode: int32,
    'path!': text,
    resourceFieldRef: resourceFieldReference,
  }),
);

const projectedSource = (edition: PodEdition) =>
  object({
    configMap: object({ items: keysToPaths, name: text, optional: flag }),
    downwardAPI: object({ items: downwardItems }),
    secret: object({ items: keysToPaths, name: text, optional: flag }),
    serviceAccountToken: object({
      audience: text,
      expirationSeconds: int64,
      'path!': text,
    }),
    ...since('current', edition, {
      podCertificate: object({
        certificateChainPath: text,
        credentialBundlePath: text,
        keyPath: text,
        'keyType!': text,
        maxExpirationSeconds: int32,
        'signerName!': text,
      }),
      clusterTrustBundle: object({
        labelSelector,
        name: text,
        optional: flag,
        'path!': text,
        signerName: text,
      }),
    }),
  });

const dataSource = { apiGroup: text, 'kind!': text, 'name!': text };

/** What a PersistentVolumeClaim asks for. */
export const claimSpec = (edition: PodEdition) =>
  object({
    accessModes: array(text),
    dataSource: object(dataSource),
    dataSourceRef: object({
      ...dataSource,
      ...since('1.28', edition, { namespace: text }),
    }),
    resources: object({ limits: map(quantity), requests: map(quantity) }),
    selector: labelSelector,
    storageClassName: text,
    volumeMode: text,
    volumeName: text,
    ...since('current', edition, { volumeAttributesClassName: text }),
  });

/** Storage of a Pod, from all the places it can come from. */
export const volume = (edition: PodEdition): StructuralSchema =>
  object({
    'name!': text,
    configMap: object({
      defaultMode: int32,
      items: keysToPaths,
      name: text,
      optional: flag,
    }),
    csi: object({
      'driver!': text,
      fsType: text,
      nodePublishSecretRef: localReference,
      readOnly: flag,
      volumeAttributes: map(text),
    }),
    downwardAPI: object({ defaultMode: int32, items: downwardItems }),
    emptyDir: object({ medium: text, sizeLimit: quantity }),
    ephemeral: object({
      volumeClaimTemplate: object({ metadata, 'spec!': claimSpec(edition) }),
    }),
    hostPath: object({ 'path!': text, type: text }),
    nfs: object({ 'path!': text, readOnly: flag, 'server!': text }),
    persistentVolumeClaim: object({ 'claimName!': text, readOnly: flag }),
    projected: object({
      defaultMode: int32,
      sources: array(projectedSource(edition)),
    }),
    secret: object({
      defaultMode: int32,
      items: keysToPaths,
      optional: flag,
      secretName: text,
    }),
    ...volumeDriverFields,
    ...since('current', edition, {
      image: object({ pullPolicy: text, reference: text }),
    }),
  });
