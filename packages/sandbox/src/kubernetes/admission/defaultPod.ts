import { isRecord } from '../KubernetesObject';
import { AdmittedContainer, AdmittedPod, AdmittedVolume } from './AdmittedPod';

const fileMode = 420;

/** The defaults of the API that PodDefaults are compared with; of all others nobody here takes notice. */
export function defaultPod(pod: AdmittedPod): AdmittedPod {
  const { spec } = pod;
  return {
    ...pod,
    spec: {
      ...spec,
      ...(spec.volumes ? { volumes: spec.volumes.map(withModes) } : {}),
      ...(spec.initContainers
        ? { initContainers: spec.initContainers.map(withContainerDefaults) }
        : {}),
      containers: spec.containers.map(withContainerDefaults),
    },
  };
}

function withModes(volume: AdmittedVolume): AdmittedVolume {
  const result: AdmittedVolume = { ...volume };
  for (const source of ['secret', 'configMap', 'projected', 'downwardAPI']) {
    const given = volume[source];
    if (isRecord(given)) {
      result[source] = {
        ...given,
        ...(source === 'projected' ? { sources: tokens(given.sources) } : {}),
        defaultMode: given.defaultMode ?? fileMode,
      };
    }
  }
  return result;
}

function tokens(sources: unknown): unknown {
  return Array.isArray(sources)
    ? sources.map(source =>
        isRecord(source) && isRecord(source.serviceAccountToken)
          ? {
              ...source,
              serviceAccountToken: {
                expirationSeconds: 3600,
                ...source.serviceAccountToken,
              },
            }
          : source,
      )
    : sources;
}

function withContainerDefaults(
  container: AdmittedContainer,
): AdmittedContainer {
  const { ports, env } = container;
  return {
    ...container,
    ...(ports
      ? { ports: ports.map(port => ({ protocol: 'TCP', ...port })) }
      : {}),
    ...(env
      ? {
          env: env.map(entry => {
            const { valueFrom } = entry;
            return isRecord(valueFrom?.fieldRef)
              ? {
                  ...entry,
                  valueFrom: {
                    ...valueFrom,
                    fieldRef: { apiVersion: 'v1', ...valueFrom.fieldRef },
                  },
                }
              : entry;
          }),
        }
      : {}),
  };
}
