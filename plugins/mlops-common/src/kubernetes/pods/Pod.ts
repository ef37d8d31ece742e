import { Condition, readConditions } from '../conditions';
import { ObjectReader } from '../ObjectReader';
import { ContainerStatus, readContainerStatuses } from './ContainerStatus';

/**
 * What the status of a Pod says.
 *
 * @public
 */
export interface Pod {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Those of PodDefaults and Istio only: the rest may be large. */
  readonly annotations: Readonly<Record<string, string>>;
  readonly createdAt?: string;
  readonly deletedAt?: string;
  /** Pending, Running, Succeeded, Failed. */
  readonly phase?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly node?: string;
  /** All that its spec names, init containers included. */
  readonly containerNames: readonly string[];
  /** The volume claims that it mounts. */
  readonly claims: readonly string[];
  readonly conditions: readonly Condition[];
  readonly initContainers: readonly ContainerStatus[];
  readonly containers: readonly ContainerStatus[];
}

/**
 * Reads any object as a Pod; what cannot be read is absent.
 *
 * @public
 */
export function parsePod(object: unknown): Pod {
  const reader = ObjectReader.of(object);
  const metadata = reader.at('metadata');
  const spec = reader.at('spec');
  const status = reader.at('status');
  return {
    namespace: metadata.at('namespace').text() ?? '',
    name: metadata.at('name').text() ?? '',
    labels: metadata.at('labels').stringMap(),
    annotations: readMarks(metadata.at('annotations')),
    createdAt: metadata.at('creationTimestamp').timestamp(),
    deletedAt: metadata.at('deletionTimestamp').timestamp(),
    phase: status.at('phase').text(),
    reason: status.at('reason').text(),
    message: status.at('message').text(),
    node: spec.at('nodeName').text(),
    containerNames: ['initContainers', 'containers'].flatMap(list =>
      spec
        .at(list)
        .list()
        .flatMap(container => container.at('name').text() ?? []),
    ),
    claims: spec
      .at('volumes')
      .list()
      .flatMap(
        volume => volume.at('persistentVolumeClaim', 'claimName').text() ?? [],
      ),
    conditions: readConditions(status.at('conditions')),
    initContainers: readContainerStatuses(
      status.at('initContainerStatuses'),
      spec.at('initContainers'),
    ),
    containers: readContainerStatuses(
      status.at('containerStatuses'),
      spec.at('containers'),
    ),
  };
}

const MARKS = /^(poddefault\.admission\.kubeflow\.org|sidecar\.istio\.io)\//;

function readMarks(
  annotations: ObjectReader,
): Readonly<Record<string, string>> {
  const marks: [string, string][] = [];
  for (const key of annotations.keys()) {
    const value = MARKS.test(key) ? annotations.at(key).string() : undefined;
    if (value !== undefined) {
      marks.push([key, value]);
    }
  }
  return Object.fromEntries(marks);
}
