import { ObjectReader } from '../kubernetes/ObjectReader';

/**
 * The fields that the CRD of Notebook v1.11 knows. Its Pod template is that of
 * Kubernetes 1.23: what came later is dropped without a word.
 */
const FIELDS = {
  podSpec: words(`activeDeadlineSeconds affinity automountServiceAccountToken
    containers dnsConfig dnsPolicy enableServiceLinks ephemeralContainers
    hostAliases hostIPC hostNetwork hostPID hostname imagePullSecrets
    initContainers nodeName nodeSelector os overhead preemptionPolicy priority
    priorityClassName readinessGates restartPolicy runtimeClassName
    schedulerName securityContext serviceAccount serviceAccountName
    setHostnameAsFQDN shareProcessNamespace subdomain
    terminationGracePeriodSeconds tolerations topologySpreadConstraints
    volumes`),
  container: words(`args command env envFrom image imagePullPolicy lifecycle
    livenessProbe name ports readinessProbe resources securityContext
    startupProbe stdin stdinOnce terminationMessagePath
    terminationMessagePolicy tty volumeDevices volumeMounts workingDir`),
  containerSecurity: words(`allowPrivilegeEscalation capabilities privileged
    procMount readOnlyRootFilesystem runAsGroup runAsNonRoot runAsUser
    seLinuxOptions seccompProfile windowsOptions`),
  podSecurity: words(`fsGroup fsGroupChangePolicy runAsGroup runAsNonRoot
    runAsUser seLinuxOptions seccompProfile supplementalGroups sysctls
    windowsOptions`),
  resources: words('limits requests'),
  volume: words(`awsElasticBlockStore azureDisk azureFile cephfs cinder
    configMap csi downwardAPI emptyDir ephemeral fc flexVolume flocker
    gcePersistentDisk gitRepo glusterfs hostPath iscsi name nfs
    persistentVolumeClaim photonPersistentDisk portworxVolume projected quobyte
    rbd scaleIO secret storageos vsphereVolume`),
  mount: words('mountPath mountPropagation name readOnly subPath subPathExpr'),
  variable: words('name value valueFrom'),
  toleration: words('effect key operator tolerationSeconds value'),
  spread: words('labelSelector maxSkew topologyKey whenUnsatisfiable'),
};

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

const SPEC = words('template');
const TEMPLATE = words('spec');

/**
 * Paths of the fields that an API server drops from a Notebook: written in the
 * wrong place, misspelt, or newer than the CRD.
 *
 * @internal
 */
export function prunedFields(spec: ObjectReader): readonly string[] {
  const pruned: string[] = [];
  const check = (reader: ObjectReader, known: ReadonlySet<string>) => {
    for (const key of reader.keys()) {
      if (!known.has(key)) {
        pruned.push(reader.at(key).path);
      }
    }
  };
  const podSpec = spec.at('template', 'spec');
  check(spec, SPEC);
  check(spec.at('template'), TEMPLATE);
  check(podSpec, FIELDS.podSpec);
  check(podSpec.at('securityContext'), FIELDS.podSecurity);
  for (const [list, known] of [
    ['volumes', FIELDS.volume],
    ['tolerations', FIELDS.toleration],
    ['topologySpreadConstraints', FIELDS.spread],
  ] as const) {
    podSpec
      .at(list)
      .list()
      .forEach(item => check(item, known));
  }
  for (const list of ['initContainers', 'containers']) {
    for (const container of podSpec.at(list).list()) {
      check(container, FIELDS.container);
      check(container.at('securityContext'), FIELDS.containerSecurity);
      check(container.at('resources'), FIELDS.resources);
      for (const mount of container.at('volumeMounts').list()) {
        check(mount, FIELDS.mount);
      }
      for (const variable of container.at('env').list()) {
        check(variable, FIELDS.variable);
      }
    }
  }
  return pruned;
}
