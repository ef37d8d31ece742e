import { array, flag, int64, object, text } from '../builders';
import { PodEdition, since } from './PodEdition';

const seLinuxOptions = object({
  level: text,
  role: text,
  type: text,
  user: text,
});

const profile = object({ localhostProfile: text, 'type!': text });

const windowsOptions = object({
  gmsaCredentialSpec: text,
  gmsaCredentialSpecName: text,
  hostProcess: flag,
  runAsUserName: text,
});

const common = (edition: PodEdition) => ({
  runAsGroup: int64,
  runAsNonRoot: flag,
  runAsUser: int64,
  seLinuxOptions,
  seccompProfile: profile,
  windowsOptions,
  ...since('current', edition, { appArmorProfile: profile }),
});

/** What a container may do on its node. */
export const containerSecurityContext = (edition: PodEdition) =>
  object({
    ...common(edition),
    allowPrivilegeEscalation: flag,
    capabilities: object({ add: array(text), drop: array(text) }),
    privileged: flag,
    procMount: text,
    readOnlyRootFilesystem: flag,
  });

/** The same for all containers of a Pod. */
export const podSecurityContext = (edition: PodEdition) =>
  object({
    ...common(edition),
    fsGroup: int64,
    fsGroupChangePolicy: text,
    supplementalGroups: array(int64),
    sysctls: array(object({ 'name!': text, 'value!': text })),
    ...since('current', edition, {
      seLinuxChangePolicy: text,
      supplementalGroupsPolicy: text,
    }),
  });
