import { randomBytes } from 'node:crypto';
import { isRecord } from '../../KubernetesObject';

/** Fields of a Go struct in their order; `*` is a pointer, `[]` a list, anything else a plain value. */
type Fields = Readonly<Record<string, string>>;

const volumeSources = [
  'HostPath',
  'EmptyDir',
  'GCEPersistentDisk',
  'AWSElasticBlockStore',
  'GitRepo',
  'Secret',
  'NFS',
  'ISCSI',
  'Glusterfs',
  'PersistentVolumeClaim',
  'RBD',
  'FlexVolume',
  'Cinder',
  'CephFS',
  'Flocker',
  'DownwardAPI',
  'FC',
  'AzureFile',
  'ConfigMap',
  'VsphereVolume',
  'Quobyte',
  'AzureDisk',
  'PhotonPersistentDisk',
  'Projected',
  'PortworxVolume',
  'ScaleIO',
  'StorageOS',
  'CSI',
  'Ephemeral',
];
const sourceTypes: Readonly<Record<string, string>> = {
  VsphereVolume: 'VsphereVirtualDisk',
  FlexVolume: 'Flex',
  PortworxVolume: 'Portworx',
};

const structs: Readonly<Record<string, Fields>> = {
  EnvVar: { Name: '', Value: '', ValueFrom: '*v1.EnvVarSource' },
  VolumeMount: {
    Name: '',
    ReadOnly: 'bool',
    MountPath: '',
    SubPath: '',
    MountPropagation: '*v1.MountPropagationMode',
    SubPathExpr: '',
  },
  Toleration: {
    Key: '',
    Operator: '',
    Value: '',
    Effect: '',
    TolerationSeconds: '*int64',
  },
  LocalObjectReference: { Name: '' },
  Container: {
    Name: '',
    Image: '',
    Command: '[]string',
    Args: '[]string',
    WorkingDir: '',
    Ports: '[]v1.ContainerPort',
    EnvFrom: '[]v1.EnvFromSource',
    Env: '[]v1.EnvVar',
    VolumeMounts: '[]v1.VolumeMount',
  },
};

const pointer = () => `0x${randomBytes(6).toString('hex').replace(/^0+/, '1')}`;

/** Written in Go with a capital, in JSON without; initials such as GCE are all small there. */
function fieldOf(value: Record<string, unknown>, name: string): unknown {
  const wanted = name.toLowerCase();
  const key = Object.keys(value).find(each => each.toLowerCase() === wanted);
  return key === undefined ? undefined : value[key];
}

function fieldText(value: unknown, type: string): string {
  if (type === '') {
    return JSON.stringify(value ?? '');
  }
  if (type === 'bool') {
    return String(value ?? false);
  }
  const missing = value === undefined || value === null;
  if (type.startsWith('*')) {
    return `(${type})(${missing ? 'nil' : pointer()})`;
  }
  return missing
    ? `${type}(nil)`
    : `${type}{${(value as unknown[])
        .map(item => (isRecord(item) ? '…' : JSON.stringify(item)))
        .join(', ')}}`;
}

/** A value as Go's `%#v` prints it: what is behind a pointer shows as an address, which is another one each time. */
export function goValue(
  type: 'Volume' | keyof typeof structs,
  value: object,
): string {
  const record = value as Record<string, unknown>;
  if (type === 'Volume') {
    const sources = volumeSources.map(source => {
      const goType = `*v1.${sourceTypes[source] ?? source}VolumeSource`;
      return `${source}:${fieldText(fieldOf(record, source), goType)}`;
    });
    return `v1.Volume{Name:${JSON.stringify(
      record.name,
    )}, VolumeSource:v1.VolumeSource{${sources.join(', ')}}}`;
  }
  const fields = Object.entries(structs[type]).map(
    ([name, fieldType]) =>
      `${name}:${fieldText(fieldOf(record, name), fieldType)}`,
  );
  return `v1.${type}{${fields.join(', ')}}`;
}
