import { StructuralSchema } from '../StructuralSchema';
import { array, flag, int32, map, object, text } from '../builders';
import { localReference } from './references';

const common = { fsType: text, readOnly: flag };

/** Volumes of particular storage systems, from the time before CSI. */
export const volumeDriverFields: Record<string, StructuralSchema> = {
  awsElasticBlockStore: object({
    ...common,
    partition: int32,
    'volumeID!': text,
  }),
  azureDisk: object({
    ...common,
    cachingMode: text,
    'diskName!': text,
    'diskURI!': text,
    kind: text,
  }),
  azureFile: object({
    readOnly: flag,
    'secretName!': text,
    'shareName!': text,
  }),
  cephfs: object({
    'monitors!': array(text),
    path: text,
    readOnly: flag,
    secretFile: text,
    secretRef: localReference,
    user: text,
  }),
  cinder: object({
    ...common,
    secretRef: localReference,
    'volumeID!': text,
  }),
  fc: object({
    ...common,
    lun: int32,
    targetWWNs: array(text),
    wwids: array(text),
  }),
  flexVolume: object({
    ...common,
    'driver!': text,
    options: map(text),
    secretRef: localReference,
  }),
  flocker: object({ datasetName: text, datasetUUID: text }),
  gcePersistentDisk: object({ ...common, partition: int32, 'pdName!': text }),
  gitRepo: object({ directory: text, 'repository!': text, revision: text }),
  glusterfs: object({ 'endpoints!': text, 'path!': text, readOnly: flag }),
  iscsi: object({
    ...common,
    chapAuthDiscovery: flag,
    chapAuthSession: flag,
    initiatorName: text,
    'iqn!': text,
    iscsiInterface: text,
    'lun!': int32,
    portals: array(text),
    secretRef: localReference,
    'targetPortal!': text,
  }),
  photonPersistentDisk: object({ fsType: text, 'pdID!': text }),
  portworxVolume: object({ ...common, 'volumeID!': text }),
  quobyte: object({
    group: text,
    readOnly: flag,
    'registry!': text,
    tenant: text,
    user: text,
    'volume!': text,
  }),
  rbd: object({
    ...common,
    'image!': text,
    keyring: text,
    'monitors!': array(text),
    pool: text,
    secretRef: localReference,
    user: text,
  }),
  scaleIO: object({
    ...common,
    'gateway!': text,
    protectionDomain: text,
    'secretRef!': localReference,
    sslEnabled: flag,
    storageMode: text,
    storagePool: text,
    'system!': text,
    volumeName: text,
  }),
  storageos: object({
    ...common,
    secretRef: localReference,
    volumeName: text,
    volumeNamespace: text,
  }),
  vsphereVolume: object({
    fsType: text,
    storagePolicyID: text,
    storagePolicyName: text,
    'volumePath!': text,
  }),
};
