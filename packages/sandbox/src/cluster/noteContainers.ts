import { containerLogs } from './ContainerLogs';
import { containerProcess, initProcess } from './containerProcess';
import type { Container, ContainerState, Pod } from './objects';
import type { ContainerStates } from './podStatus';

/** Images stay on the node, and what runs writes a log. */
export function noteContainers(
  pod: Pod,
  states: ContainerStates,
  keepImage: (image: string) => void,
) {
  const { name, namespace = '' } = pod.metadata;
  const { initContainers = [], containers } = pod.spec;
  const before = new Map(
    [
      ...(pod.status?.initContainerStatuses ?? []),
      ...(pod.status?.containerStatuses ?? []),
    ].map(status => [status.name, status.state]),
  );
  const note = (
    spec: Container,
    state: ContainerState,
    play: typeof containerProcess,
  ) => {
    const place = { namespace, pod: name, container: spec.name };
    const { image = '', imagePullPolicy } = spec;
    if (state.running && imagePullPolicy !== 'Always') {
      keepImage(image);
    }
    if (state.running && !before.get(spec.name)?.running) {
      const process = play(spec, pod);
      containerLogs.started({
        ...place,
        image,
        spec,
        ...(process.kind === 'ends' ? { lastLines: process.lines } : {}),
        killed: process.kind === 'ends' && process.exitCode === 137,
      });
    } else if (!state.running) {
      containerLogs.ended(place);
    }
  };
  initContainers.forEach((spec, index) =>
    note(spec, states.init[index], initProcess),
  );
  containers.forEach((spec, index) =>
    note(spec, states.main[index], containerProcess),
  );
}
