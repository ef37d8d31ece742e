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
  readonly createdAt?: string;
  readonly deletedAt?: string;
  /** Pending, Running, Succeeded, Failed. */
  readonly phase?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly node?: string;
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
    createdAt: metadata.at('creationTimestamp').timestamp(),
    deletedAt: metadata.at('deletionTimestamp').timestamp(),
    phase: status.at('phase').text(),
    reason: status.at('reason').text(),
    message: status.at('message').text(),
    node: spec.at('nodeName').text(),
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
