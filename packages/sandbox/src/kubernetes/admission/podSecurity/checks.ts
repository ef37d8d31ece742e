import { AdmittedContainer, AdmittedPod, allContainers } from '../AdmittedPod';

/** Says what is wrong, or undefined. */
type Check = (pod: AdmittedPod) => string | undefined;

const quoted = (names: readonly string[]) =>
  names.map(name => JSON.stringify(name)).join(', ');

function containers(pod: AdmittedPod, bad: (it: AdmittedContainer) => boolean) {
  const names = allContainers(pod)
    .filter(bad)
    .map(({ name }) => name);
  return names.length > 0
    ? `${names.length === 1 ? 'container' : 'containers'} ${quoted(names)}`
    : undefined;
}

/** Names the containers that must not be so: `title (container "x" must …)`. */
const must =
  (
    title: string,
    demand: string,
    bad: (it: AdmittedContainer, pod: AdmittedPod) => boolean,
    who = '',
  ): Check =>
  pod => {
    const which = containers(pod, it => bad(it, pod));
    return which && `${title} (${who}${which} must ${demand})`;
  };

const allowedCapabilities = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

function addedBeyond(allowed: ReadonlySet<string>): Check {
  return pod => {
    const bad = allContainers(pod).flatMap(({ name, securityContext }) => {
      const added = (securityContext?.capabilities?.add ?? []).filter(
        each => !allowed.has(each),
      );
      return added.length > 0 ? [{ name, added }] : [];
    });
    const forbidden = [...new Set(bad.flatMap(({ added }) => added))].sort();
    return bad.length > 0
      ? `${bad.length === 1 ? 'container' : 'containers'} ${quoted(
          bad.map(({ name }) => name),
        )} must not include ${quoted(
          forbidden,
        )} in securityContext.capabilities.add`
      : undefined;
  };
}

const baselineCapabilities: Check = pod => {
  const text = addedBeyond(allowedCapabilities)(pod);
  return text && `non-default capabilities (${text})`;
};

const restrictedCapabilities: Check = pod => {
  const undropped = containers(
    pod,
    ({ securityContext }) =>
      !securityContext?.capabilities?.drop?.includes('ALL'),
  );
  const texts = [
    undropped &&
      `${undropped} must set securityContext.capabilities.drop=["ALL"]`,
    addedBeyond(new Set(['NET_BIND_SERVICE']))(pod),
  ].filter(Boolean);
  return texts.length > 0
    ? `unrestricted capabilities (${texts.join('; ')})`
    : undefined;
};

const hostNamespaces: Check = ({ spec }) => {
  const shared = (['hostNetwork', 'hostPID', 'hostIPC'] as const).filter(
    field => spec[field],
  );
  return shared.length > 0
    ? `host namespaces (${shared.map(field => `${field}=true`).join(', ')})`
    : undefined;
};

const hostPathVolumes: Check = ({ spec }) => {
  const names = (spec.volumes ?? [])
    .filter(({ hostPath }) => hostPath)
    .map(({ name }) => name);
  return names.length > 0
    ? `hostPath volumes (${names.length === 1 ? 'volume' : 'volumes'} ${quoted(
        names,
      )})`
    : undefined;
};

const hostPorts: Check = pod => {
  const which = containers(pod, ({ ports = [] }) =>
    ports.some(({ hostPort }) => hostPort),
  );
  const ports = allContainers(pod)
    .flatMap(container => container.ports ?? [])
    .flatMap(({ hostPort }) => (hostPort ? [hostPort] : []));
  return which && `hostPort (${which} uses hostPort ${ports.join(', ')})`;
};

const privileged = must(
  'privileged',
  'not set securityContext.privileged=true',
  ({ securityContext }) => securityContext?.privileged === true,
);

const escalation = must(
  'allowPrivilegeEscalation != false',
  'set securityContext.allowPrivilegeEscalation=false',
  ({ securityContext }) => securityContext?.allowPrivilegeEscalation !== false,
);

const nonRoot = must(
  'runAsNonRoot != true',
  'set securityContext.runAsNonRoot=true',
  ({ securityContext }, { spec }) =>
    (securityContext?.runAsNonRoot ?? spec.securityContext?.runAsNonRoot) !==
    true,
  'pod or ',
);

const rootUser: Check = pod => {
  const { runAsUser } = pod.spec.securityContext ?? {};
  const which = containers(
    pod,
    ({ securityContext }) => securityContext?.runAsUser === 0,
  );
  const who = runAsUser === 0 ? 'pod' : which;
  return who && `runAsUser=0 (${who} must not set runAsUser=0)`;
};

const seccomp = must(
  'seccompProfile',
  'set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"',
  ({ securityContext }, { spec }) =>
    !/^(RuntimeDefault|Localhost)$/.test(
      securityContext?.seccompProfile?.type ??
        spec.securityContext?.seccompProfile?.type ??
        '',
    ),
  'pod or ',
);

const allowedVolumes = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

const restrictedVolumes: Check = ({ spec }) => {
  const bad = (spec.volumes ?? []).flatMap(({ name, ...source }) => {
    const [type] = Object.keys(source);
    return type && !allowedVolumes.includes(type) ? [{ name, type }] : [];
  });
  const [first] = bad;
  return (
    first &&
    `restricted volume types (${
      bad.length === 1 ? 'volume' : 'volumes'
    } ${quoted(
      bad.map(({ name }) => name),
    )} uses restricted volume type ${JSON.stringify(first.type)})`
  );
};

/** The checks of a level, in the order in which a refusal lists them. */
export const checks: Readonly<Record<string, readonly Check[]>> = {
  privileged: [],
  baseline: [
    baselineCapabilities,
    hostNamespaces,
    hostPathVolumes,
    hostPorts,
    privileged,
  ],
  restricted: [
    hostNamespaces,
    hostPathVolumes,
    hostPorts,
    privileged,
    escalation,
    restrictedCapabilities,
    restrictedVolumes,
    nonRoot,
    rootUser,
    seccomp,
  ],
};
