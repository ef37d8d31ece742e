import { KubernetesObject } from '../kubernetes';
import {
  Condition,
  ContainerState,
  controlledBy,
  PodSpec,
  StatefulSet,
} from '../cluster';

export const stopAnnotation = 'kubeflow-resource-stopped';

export interface Notebook extends KubernetesObject {
  spec: { template: { spec: PodSpec } };
  status?: {
    conditions?: Condition[];
    readyReplicas?: number;
    containerState?: ContainerState;
  };
}

/** The StatefulSet that notebook-controller derives from a Notebook, defaults included. */
export function statefulSetOf(notebook: Notebook): StatefulSet {
  const { name, namespace, labels, annotations = {} } = notebook.metadata;
  const templateAnnotations = Object.fromEntries(
    Object.entries(annotations).filter(
      ([key]) => !key.includes('kubectl') && !key.includes('notebook'),
    ),
  );
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name, namespace, ownerReferences: [controlledBy(notebook)] },
    spec: {
      replicas: stopAnnotation in annotations ? 0 : 1,
      selector: { matchLabels: { statefulset: name } },
      template: {
        metadata: {
          labels: { statefulset: name, 'notebook-name': name, ...labels },
          ...(Object.keys(templateAnnotations).length > 0
            ? { annotations: templateAnnotations }
            : {}),
        },
        spec: podSpecOf(notebook),
      },
      serviceName: '',
      podManagementPolicy: 'OrderedReady',
      updateStrategy: { type: 'RollingUpdate' },
    },
  };
}

function podSpecOf({ metadata, spec }: Notebook): PodSpec {
  const podSpec = spec.template.spec;
  const [server, ...others] = podSpec.containers;
  const env = server.env ?? [];
  const prefix = `/notebook/${metadata.namespace}/${metadata.name}`;
  return {
    ...podSpec,
    // Set only when the manifest says nothing at all about the security context.
    securityContext: podSpec.securityContext ?? { fsGroup: 100 },
    containers: [
      {
        ...server,
        workingDir: server.workingDir || '/home/jovyan',
        ports: server.ports?.length
          ? server.ports
          : [{ name: 'notebook-port', containerPort: 8888, protocol: 'TCP' }],
        // A value of the manifest survives: the real controller changes a copy only.
        env: env.some(({ name }) => name === 'NB_PREFIX')
          ? env
          : [...env, { name: 'NB_PREFIX', value: prefix }],
      },
      ...others,
    ],
  };
}

/** The Service that leads to the first port of the first container. */
export function serviceOf(notebook: Notebook): KubernetesObject {
  const { name, namespace } = notebook.metadata;
  const [server] = podSpecOf(notebook).containers;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, ownerReferences: [controlledBy(notebook)] },
    spec: {
      type: 'ClusterIP',
      selector: { statefulset: name },
      ports: [
        {
          name: `http-${name}`,
          port: 80,
          protocol: 'TCP',
          targetPort: server.ports?.[0].containerPort,
        },
      ],
    },
  };
}
