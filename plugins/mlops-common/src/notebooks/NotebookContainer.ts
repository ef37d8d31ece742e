import {
  EnvironmentSource,
  EnvironmentVariable,
  readEnvironment,
  readEnvironmentSources,
  withoutSecrets,
} from '../kubernetes/environment';
import { ObjectReader } from '../kubernetes/ObjectReader';

/**
 * A container of a notebook as written, without secrets.
 *
 * @public
 */
export interface NotebookContainer {
  /** `spec.template.spec.containers[0]` */
  readonly field: string;
  readonly name: string;
  readonly image?: string;
  readonly pullPolicy?: string;
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly workingDir?: string;
  readonly ports: readonly ContainerPort[];
  readonly env: readonly EnvironmentVariable[];
  readonly envFrom: readonly EnvironmentSource[];
  readonly probes: readonly ContainerProbe[];
  readonly security: ContainerSecurity;
}

/** @public */
export interface ContainerPort {
  readonly name?: string;
  readonly port?: number;
}

/** @public */
export interface ContainerProbe {
  readonly kind: 'readinessProbe' | 'livenessProbe' | 'startupProbe';
  /** Of an HTTP probe. */
  readonly path?: string;
  /** Number or name. */
  readonly port?: string;
}

/** What of the security context can make a Pod be refused. @public */
export interface ContainerSecurity {
  readonly privileged?: boolean;
  readonly runAsUser?: number;
  readonly runAsNonRoot?: boolean;
  readonly addedCapabilities: readonly string[];
}

const PROBES = ['readinessProbe', 'livenessProbe', 'startupProbe'] as const;

/** @internal */
export function readContainers(
  containers: readonly ObjectReader[],
): readonly NotebookContainer[] {
  return containers.map(container => {
    const security = container.at('securityContext');
    return {
      field: container.path,
      name: container.at('name').text() ?? '',
      image: container.at('image').text(),
      pullPolicy: container.at('imagePullPolicy').text(),
      command: readWords(container.at('command')),
      args: readWords(container.at('args')),
      workingDir: container.at('workingDir').text(),
      ports: container
        .at('ports')
        .list()
        .map(port => ({
          name: port.at('name').text(),
          port: port.at('containerPort').integer(),
        })),
      env: readEnvironment(container.at('env')),
      envFrom: readEnvironmentSources(container.at('envFrom')),
      probes: PROBES.flatMap(kind => readProbe(kind, container.at(kind))),
      security: {
        privileged: security.at('privileged').boolean(),
        runAsUser: security.at('runAsUser').integer(),
        runAsNonRoot: security.at('runAsNonRoot').boolean(),
        addedCapabilities: readTexts(security.at('capabilities', 'add')),
      },
    };
  });
}

function readProbe(
  kind: ContainerProbe['kind'],
  probe: ObjectReader,
): readonly ContainerProbe[] {
  if (!probe.exists) {
    return [];
  }
  const http = probe.at('httpGet');
  return [
    {
      kind,
      path: http.at('path').text(),
      port: http.at('port').quantityText(),
    },
  ];
}

function readWords(words: ObjectReader): readonly string[] {
  return words.list().flatMap(word => withoutSecrets(word.string() ?? ''));
}

/** @internal */
export function readTexts(texts: ObjectReader): readonly string[] {
  return texts.list().flatMap(text => text.text() ?? []);
}
